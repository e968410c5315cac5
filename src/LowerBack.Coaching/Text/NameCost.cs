namespace LowerBack.Coaching.Text;

/// <summary>
/// How far what was typed is from a name. The unit is a tenth of an edit, so that a wrong letter always weighs more than
/// words left out or turned round. Own numbers, held by the tests over generated misspellings.
/// </summary>
internal static class NameCost
{
    /// <summary>Up to here it is the name itself, however its words are spaced or ordered.</summary>
    public const int Same = 3;

    /// <summary>Beyond this it is another name.</summary>
    public const int Most = 40;

    /// <summary>Two names this close to each other cannot be told apart.</summary>
    public const int Doubt = 4;

    private const int Edit = 10;
    private const int Beginning = 3;
    private const int WordLeftOut = 4;
    private const int WordTooMany = 22;

    /// <summary>Shorter texts than this are the name, or its beginning, or something else.</summary>
    private const int ShortestWrong = 3;

    /// <summary>The cost; over <see cref="Most"/> where it is not this name.</summary>
    public static int Of(Folded typed, Folded name, HashSet<string> fillers)
    {
        if (typed.Text == name.Text)
            return 0;
        if (typed.Joined == name.Joined)
            return 1;
        if (typed.Sorted == name.Sorted)
            return 2;
        return Math.Min(Whole(typed, name), ByWord(typed, name, fillers));
    }

    /// <summary>The name as one string of letters: wrong letters, and a beginning.</summary>
    private static int Whole(Folded typed, Folded name)
    {
        // By the longer of the two: letters left out do not make a name shorter than it is.
        var most = typed.Joined.Length < ShortestWrong ? 0 : Spelling.EditsAllowed(Math.Max(typed.Joined.Length, name.Joined.Length));
        var cost = Most + 1;
        if (Spelling.Distance(typed.Joined, name.Joined, most) is var edits && edits <= most)
            cost = (edits * Edit) + 2;
        if (Spelling.Distance(typed.Sorted, name.Sorted, most) is var sorted && sorted <= most)
            cost = Math.Min(cost, (sorted * Edit) + 3);
        if (name.Text.StartsWith(typed.Text, StringComparison.Ordinal) || name.Joined.StartsWith(typed.Joined, StringComparison.Ordinal))
            cost = Math.Min(cost, Same + 1 + Math.Min(Edit, (name.Joined.Length - typed.Joined.Length) / 2));
        return cost;
    }

    /// <summary>Word by word in any order; words of the name may be missing, and a stray one typed.</summary>
    private static int ByWord(Folded typed, Folded name, HashSet<string> fillers)
    {
        var free = new List<string>(name.Words);
        int cost = 0, fitted = 0, stray = 0;
        foreach (var word in typed.Words)
        {
            var idle = fillers.Contains(word);
            var (best, at) = Nearest(word, free);
            if (at >= 0 && (!idle || best == 0))
            {
                cost += best;
                fitted += idle ? 0 : 1;
                free.RemoveAt(at);
            }
            else if (!idle)
                stray++;
        }

        if (fitted == 0 || stray >= fitted)
            return Most + 1;
        return Same + 1 + cost + (stray * WordTooMany) + free.Sum(word => fillers.Contains(word) ? 1 : WordLeftOut);
    }

    private static (int Cost, int At) Nearest(string word, List<string> free)
    {
        var (best, at) = (Most + 1, -1);
        for (var i = 0; i < free.Count; i++)
        {
            var cost = Word(word, free[i]);
            if (cost < best)
                (best, at) = (cost, i);
        }

        return (best, at);
    }

    private static int Word(string typed, string word)
    {
        if (typed == word)
            return 0;
        if (typed.Length > 1 && word.StartsWith(typed, StringComparison.Ordinal))
            return Beginning;
        var most = Spelling.EditsAllowed(typed.Length);
        return most > 0 && Spelling.Distance(typed, word, most) is var edits && edits <= most ? edits * Edit : Most + 1;
    }
}
