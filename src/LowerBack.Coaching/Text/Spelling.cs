using System.Buffers;
using System.Globalization;
using System.Text;

namespace LowerBack.Coaching.Text;

/// <summary>
/// Makes two spellings of one thing equal, and tells how far two are apart: for places, moves, cards and the trigger
/// words alike. Needs no ICU data, which small containers lack.
/// </summary>
internal static class Spelling
{
    /// <summary>Longer texts than this are not compared letter by letter: the working rows stand on the stack.</summary>
    public const int Longest = 80;

    private static readonly SearchValues<char> WrittenAsTwo = SearchValues.Create("äöüåøÄÖÜÅØ");

    /// <summary>The text in lower case without accents and apostrophes, every other mark a space, single spaces inside.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var small = Rune.ToLowerInvariant(rune);
            if (IsDropped(small))
                continue;
            if (!IsWritten(small))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (small.IsBmp && Letters.Plain((char)small.Value) is { } letters)
                plain.Append(letters);
            else
                plain.Append(small.ToString());
        }

        if (plain.Length > 0 && plain[^1] == ' ')
            plain.Length--;
        return plain.ToString();
    }

    /// <summary>The name with umlauts written out ("Muenchen", "Aarhus"), or null where it has none.</summary>
    public static string? WrittenOut(string name) =>
        name.AsSpan().IndexOfAny(WrittenAsTwo) < 0
            ? null
            : name.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase).Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase).Replace("å", "aa", StringComparison.OrdinalIgnoreCase)
                .Replace("ø", "oe", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many edits a text of this many letters may be wrong by: none under 4, one for 4 to 6, two for more.</summary>
    public static int EditsAllowed(int letters) => letters < 4 ? 0 : letters <= 6 ? 1 : 2;

    /// <summary>
    /// Damerau-Levenshtein distance (insert, delete, replace, swap neighbours; optimal string alignment),
    /// or <paramref name="most"/> + 1 as soon as it must be more than that. Texts over 80 letters count as far apart.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
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

    private static bool IsDropped(Rune rune) =>
        rune.Value is '\'' or '`' or 0xB4 or 0x2018 or 0x2019 || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static bool IsWritten(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark;
}
