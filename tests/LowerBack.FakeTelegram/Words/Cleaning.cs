using System.Text;

namespace LowerBack.FakeTelegram.Words;

/// <summary>
/// What Telegram does to every text: control characters become spaces, carriage returns and a few formatting characters go,
/// and the ends are trimmed. The entities move along.
/// </summary>
internal static class Cleaning
{
    public static Wording Clean(Wording words)
    {
        var text = words.Text;
        if (IsClean(text))
            return words;
        var cleaned = new StringBuilder(text.Length);
        var places = new int[text.Length + 1];
        for (var at = 0; at < text.Length; at++)
        {
            places[at] = cleaned.Length;
            if (text[at] is '\r' or (>= '\u2028' and <= '\u202E') or '\u0333' or '\u033F' or '\u030A')
                continue;
            cleaned.Append(text[at] is < ' ' and not '\n' ? ' ' : text[at]);
        }

        places[^1] = cleaned.Length;
        var whole = cleaned.ToString();
        var end = whole.TrimEnd(' ', '\n').Length;
        var start = end - whole[..end].TrimStart(' ', '\n').Length;
        return new Wording(whole[start..end], [.. words.Entities.Select(Moved).Where(entity => entity.Length > 0)]);

        Entity Moved(Entity entity)
        {
            var (from, to) = (Within(places[entity.Offset]), Within(places[entity.Offset + entity.Length]));
            return entity with { Offset = from, Length = to - from };
        }

        int Within(int place) => Math.Clamp(place, start, end) - start;
    }

    private static bool IsClean(string text)
    {
        if (text.Length == 0)
            return true;
        if (text[0] is ' ' or '\n' || text[^1] is ' ' or '\n')
            return false;
        foreach (var letter in text)
        {
            if (letter is (< ' ' and not '\n') or (>= '\u2028' and <= '\u202E') or '\u0333' or '\u033F' or '\u030A')
                return false;
        }

        return true;
    }
}
