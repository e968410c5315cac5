using System.Globalization;
using System.Text;
using LowerBack.Chat;

namespace LowerBack.Coaching.Teams;

/// <summary>Names that people give teams and themselves: one line of what can be seen, short enough for a board on a phone.</summary>
internal static class TeamNames
{
    /// <summary>
    /// The name without what is not to be seen: line breaks, control and format characters, which could turn the text around it
    /// or hide one name in another. Cut to the longest; null where nothing is left.
    /// </summary>
    public static string? Read(string typed, int longest)
    {
        var name = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (name.Length > 0 && name[^1] != ' ')
                    name.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && rune != Rune.ReplacementChar)
            {
                name.Append(rune.ToString());
            }
        }

        var read = Cut.To(name.ToString().Trim(), longest).TrimEnd();
        return read.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune)) ? read : null;
    }
}
