using System.Text.RegularExpressions;

namespace LowerBack.FakeTelegram.Words;

/// <summary>Finds what Telegram marks by itself: commands, mentions, addresses.</summary>
internal static partial class EntityFinder
{
    [GeneratedRegex(@"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w@])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<!\w)@[a-zA-Z0-9_]{3,32}(?!\w)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\bhttps?://[^\s<>""]*[^\s<>"".,;:!?)\]]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    public static Wording Find(Wording words)
    {
        if (words.Text.AsSpan().IndexOfAny('/', '@') < 0)
            return words;
        var found = Of("bot_command", Command().Matches(words.Text))
            .Concat(Of("mention", Mention().Matches(words.Text)))
            .Concat(Of("url", Address().Matches(words.Text)))
            .Where(entity => !words.Entities.Any(given => Hides(given, entity)));
        var all = new List<Entity>(words.Entities);
        foreach (var entity in found)
        {
            if (!all.Any(other => other.Kind is "bot_command" or "mention" or "url" && Overlap(other, entity)))
                all.Add(entity);
        }

        return words with { Entities = Markup.InOrder(all) };
    }

    private static IEnumerable<Entity> Of(string kind, MatchCollection matches) =>
        matches.Select(match => new Entity(kind, match.Index, match.Length));

    /// <summary>In code and in links nothing else is found.</summary>
    private static bool Hides(Entity given, Entity found) => given.Kind is "code" or "pre" or "text_link" && Overlap(given, found);

    private static bool Overlap(Entity one, Entity other) =>
        one.Offset < other.Offset + other.Length && other.Offset < one.Offset + one.Length;
}
