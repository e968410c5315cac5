using System.Buffers;
using System.Globalization;
using System.Text;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Time;

/// <summary>Reads a text as the name of a place.</summary>
internal static class PlaceName
{
    /// <summary>
    /// The name in lower case without accents, punctuation and double spaces ("St. Gallen" and "saint gallen" are equal),
    /// or null where the text holds a control character, an emoji or another sign that no place name has.
    /// </summary>
    public static string? Fold(string name)
    {
        var signs = new StringBuilder(name.Length);
        var rest = name.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done)
                return null;
            rest = rest[used..];
            if (!Append(signs, rune))
                return null;
        }

        var words = Spelling.Fold(signs.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            words[i] = Abbreviated(words[i]);
        return string.Join(' ', words);
    }

    private static bool Append(StringBuilder to, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.ModifierLetter when rune.Value is 0x2BB or 0x2BC or 0x2BF:
            case UnicodeCategory.ModifierSymbol when rune.Value is '`' or 0xB4:
                return true;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                // U+FE0F and its like are "marks", but only emoji carry them.
                if (rune.Value is >= 0xFE00 and <= 0xFE0F)
                    return false;
                to.Append(rune.ToString());
                return true;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation:
                to.Append(' ');
                return true;
            default:
                return Punctuation(to, rune.Value);
        }
    }

    private static bool Punctuation(StringBuilder to, int sign)
    {
        switch (sign)
        {
            case '\'' or '.' or 0x2018 or 0x2019:
                return true;
            case ',' or ';' or '/' or 0xB7 or 0x30FB:
                to.Append(' ');
                return true;
            case '&':
                to.Append(" and ");
                return true;
            default:
                return false;
        }
    }

    private static string Abbreviated(string word) =>
        word switch { "st" => "saint", "ste" => "sainte", "ft" => "fort", "mt" => "mount", _ => word };
}
