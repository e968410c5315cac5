using System.Globalization;
using System.Text.RegularExpressions;

namespace LowerBack.Coaching.Text;

/// <summary>A pain or an effort: a whole number from 0 to 10.</summary>
public static partial class OutOfTen
{
    /// <summary>Longer than "10 out of 10", it is no answer to a question for a number.</summary>
    private const int Longest = 12;

    /// <summary>The number as a button carries it, or null.</summary>
    public static int? Exactly(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10 ? number : null;

    /// <summary>The number as people type it, such as "7", "7/10", "7 von 10" or "7!"; null where it is none.</summary>
    public static int? Typed(string text) => Exactly(Behind().Replace(text, ""));

    /// <summary>Whether a text is meant as such a number, be it one or not.</summary>
    public static bool IsMeant(string text) => text.Length is > 0 and <= Longest && char.IsAsciiDigit(text[0]);

    /// <summary>What people write behind it.</summary>
    [GeneratedRegex(@"(\s*(/|of|out of|von|de|sobre)\s*10)?[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();
}
