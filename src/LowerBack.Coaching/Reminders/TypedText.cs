using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Reminders;

/// <summary>A word (folded), a number as it was typed, or one of the marks that mean something between numbers.</summary>
internal readonly record struct TypedToken(string Text)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsWord => char.IsLetter(Text[0]);
}

/// <summary>What was typed as tokens, and how far it was read. A reader that finds nothing leaves it where it was.</summary>
internal sealed class TypedText
{
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
    private const string Apostrophes = "'\u2019\u00B4`";
    private const string Marks = ":.,/";

    private TypedText(ImmutableArray<TypedToken> tokens) => Tokens = tokens;

    public ImmutableArray<TypedToken> Tokens { get; }

    /// <summary>How many tokens were read.</summary>
    public int At { get; set; }

    public bool AtEnd => At >= Tokens.Length;

    /// <summary>The next token; empty at the end.</summary>
    public string Next => AtEnd ? "" : Tokens[At].Text;

    /// <summary>The text, or null where there is nothing in it or more than anybody types.</summary>
    public static TypedText? Of(string typed)
    {
        if (typed.Length > TypedTimes.LongestTyped)
            return null;
        var tokens = new List<TypedToken>();
        for (var at = 0; at < typed.Length;)
        {
            var end = at + 1;
            if (char.IsAsciiDigit(typed[at]))
            {
                while (end < typed.Length && char.IsAsciiDigit(typed[end]))
                    end++;
                tokens.Add(new TypedToken(typed[at..end]));
            }
            else if (char.IsLetter(typed[at]))
            {
                while (end < typed.Length && IsInWord(typed, end))
                    end++;
                AddWord(tokens, Spelling.Fold(typed[at..end]));
            }
            else if (Dashes.Contains(typed[at]))
                tokens.Add(new TypedToken("-"));
            else if (Marks.Contains(typed[at]))
                tokens.Add(new TypedToken(typed[at].ToString()));
            else if (Apostrophes.Contains(typed[at]))
                tokens.Add(new TypedToken("'"));
            else if (typed[at] is '&' or '+')
                tokens.Add(new TypedToken(","));
            at = end;
        }

        // What ends a sentence, and politeness, ends no time.
        while (tokens.Count > 0 && tokens[^1].Text is "." or "," or "'" or "please" or "bitte" or "favor" or "por")
            tokens.RemoveAt(tokens.Count - 1);
        return tokens.Count == 0 ? null : new TypedText([.. tokens]);
    }

    /// <summary>The text before a token, from its beginning.</summary>
    public TypedText Before(int at) => new(Tokens[..at]);

    /// <summary>Reads the next token if it is one of these.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (!words.Contains(Next))
            return false;
        At++;
        return true;
    }

    /// <summary>Reads the next token if it is one of these.</summary>
    public bool TakeAny(FrozenSet<string> words)
    {
        if (!words.Contains(Next))
            return false;
        At++;
        return true;
    }

    /// <summary>Reads the first of these phrases that stands next.</summary>
    public bool TakePhrase(ImmutableArray<string[]> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length > Tokens.Length - At || phrase.Where((word, nth) => Tokens[At + nth].Text != word).Any())
                continue;
            At += phrase.Length;
            return true;
        }

        return false;
    }

    /// <summary>Reads the next token if the table has it.</summary>
    public int? Take(FrozenDictionary<string, int> table)
    {
        if (!table.TryGetValue(Next, out var value))
            return null;
        At++;
        return value;
    }

    /// <summary>Reads words that mean nothing here.</summary>
    public void Skip(FrozenSet<string> idle)
    {
        while (idle.Contains(Next))
            At++;
    }

    /// <summary>Reads a number in digits of at most so many.</summary>
    public int? TakeDigits(int most)
    {
        if (AtEnd || !Tokens[At].IsNumber || Next.Length > most)
            return null;
        return int.Parse(Tokens[At++].Text, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a number from 0 to 59 in digits or in words: "35", "thirty-five", "fünfunddreißig", "treinta y cinco".</summary>
    public int? TakeNumber()
    {
        if (TakeDigits(most: 2) is { } digits)
            return digits;
        if (Take(TimeWords.Numbers) is not { } number)
            return null;
        var from = At;
        if (number < 20 || number % 10 != 0)
            return number;
        Take("-", "y");
        if (AtEnd || Tokens[At].IsNumber || Take(TimeWords.Numbers) is not { } unit || unit is 0 or > 9)
        {
            At = from;
            return number;
        }

        return number + unit;
    }

    private static bool IsInWord(string typed, int at) =>
        char.IsLetter(typed[at]) || char.GetUnicodeCategory(typed[at]) == UnicodeCategory.NonSpacingMark
        || (Apostrophes.Contains(typed[at]) && at + 1 < typed.Length && char.IsLetter(typed[at + 1]));

    private static void AddWord(List<TypedToken> tokens, string word)
    {
        // "a.m." and "p. m." are one word.
        if (word == "m" && tokens.Count > 1 && tokens[^1].Text == "." && tokens[^2].Text is "a" or "p")
        {
            word = tokens[^2].Text + word;
            tokens.RemoveRange(tokens.Count - 2, 2);
        }

        if (word.Length > 0)
            tokens.Add(new TypedToken(word));
    }
}
