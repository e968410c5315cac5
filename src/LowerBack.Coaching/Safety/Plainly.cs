using System.Globalization;
using System.Text;

namespace LowerBack.Coaching.Safety;

/// <summary>Text made comparable: lower case, no accents, no apostrophes, every other mark a space, single spaces around each word.</summary>
internal static class Plainly
{
    public static string Write(string text)
    {
        var plain = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (letter is '\'' or '’' or '‘' or '´' or '`' || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
            else if (plain[^1] != ' ')
                plain.Append(' ');
        }

        if (plain[^1] != ' ')
            plain.Append(' ');
        return plain.ToString();
    }
}
