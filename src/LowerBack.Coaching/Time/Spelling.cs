using System.Buffers;
using System.Globalization;
using System.Text;

namespace LowerBack.Coaching.Time;

/// <summary>Makes two spellings of one name equal, and tells how far two names are apart. Needs no ICU data.</summary>
internal static class Spelling
{
    private static readonly SearchValues<char> WrittenAsTwo = SearchValues.Create("äöüåøÄÖÜÅØ");

    /// <summary>
    /// The name in lower case without accents, punctuation and double spaces ("St. Gallen" and "saint gallen" are equal),
    /// or null where the text holds a control character, an emoji or another sign that no place name has.
    /// </summary>
    public static string? Fold(string name)
    {
        var plain = new StringBuilder(name.Length);
        var rest = name.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done)
                return null;
            rest = rest[used..];
            if (!Append(plain, rune))
                return null;
        }

        var small = plain.ToString().ToLowerInvariant();
        plain.Clear();
        foreach (var c in small)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                _ = Letters.Plain(c) is { } letters ? plain.Append(letters) : plain.Append(c);
        }

        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            words[i] = Abbreviated(words[i]);
        return string.Join(' ', words);
    }

    /// <summary>The name with umlauts written out ("Muenchen", "Aarhus"), or null where it has none.</summary>
    public static string? WrittenOut(string name) =>
        name.AsSpan().IndexOfAny(WrittenAsTwo) < 0
            ? null
            : name.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase).Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase).Replace("å", "aa", StringComparison.OrdinalIgnoreCase)
                .Replace("ø", "oe", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many edits a word of this many letters may be wrong by: none under 4, one for 4 to 6, two for more.</summary>
    public static int EditsAllowed(int letters) => letters < 4 ? 0 : letters <= 6 ? 1 : 2;

    /// <summary>
    /// Damerau-Levenshtein distance (insert, delete, replace, swap neighbours; optimal string alignment),
    /// or <paramref name="most"/> + 1 as soon as it must be more than that. Names over 80 letters count as far apart.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > ZoneFinder.LongestTyped || b.Length > ZoneFinder.LongestTyped)
            return most + 1;
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d = Math.Min(d, beforeLast[j - 2] + 1);
                row[j] = d;
                least = Math.Min(least, d);
            }

            if (least > most)
                return most + 1;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
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
