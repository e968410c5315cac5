namespace LowerBack.Coaching.Text;

/// <summary>A name made ready for comparing: folded, its words, without spaces, and with its words in alphabetical order.</summary>
internal sealed record Folded(string Text, string[] Words, string Joined, string Sorted)
{
    public static Folded Of(string name)
    {
        var text = Spelling.Fold(name);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Folded(text, words, string.Concat(words), string.Concat(words.Order(StringComparer.Ordinal)));
    }

    /// <summary>How much two names sound alike, 0 to 1: shared pairs of neighbouring letters (Dice, 1945).</summary>
    public double Alike(Folded other)
    {
        var mine = Pairs(Joined);
        var theirs = Pairs(other.Joined);
        return mine.Count + theirs.Count == 0 ? 0 : 2.0 * mine.Count(theirs.Contains) / (mine.Count + theirs.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + 1 < text.Length; at++)
            pairs.Add(text.Substring(at, 2));
        return pairs;
    }
}
