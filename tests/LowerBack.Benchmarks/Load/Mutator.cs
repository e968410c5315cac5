using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LowerBack.Benchmarks.Load;

/// <summary>Makes updates that are wrong in some way: hostile words, wrong types, ids out of range, parts missing or twice.</summary>
/// <param name="random">Chooses.</param>
/// <param name="people">Members that may appear, as numbers of <see cref="Crowd"/> from 0.</param>
/// <param name="group">A group in which they are.</param>
/// <param name="data">What a forged button carries.</param>
internal sealed class Mutator(Random random, int people, long group, Func<string> data)
{
    private const int MostChanges = 4;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An update as JSON that a parser can take apart, whatever it says.</summary>
    public byte[] Update(long id)
    {
        var update = JsonNode.Parse(Template(id))!.AsObject();
        var raw = new List<byte[]>();
        for (var changes = random.Next(MostChanges); changes > 0; changes--)
            Change(update, raw);
        return Filled(update, raw);
    }

    /// <summary>Bytes that may be no JSON, and nothing at all.</summary>
    public byte[] Bytes(long id)
    {
        var bytes = Update(id);
        var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
        var noise = new byte[random.Next(1, 64)];
        random.NextBytes(noise);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..from];
            case 1:
                return bytes[from..];
            case 2:
                return [.. bytes[..from], .. noise, .. bytes[from..]];
            case 3:
                return [.. bytes[..Math.Max(from, to)], .. bytes[Math.Min(from, to)..]];
            case 4:
                return noise;
            case 5:
                for (var flips = random.Next(1, 9); flips > 0; flips--)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 6 when random.Next(50) == 0:
                return Encoding.UTF8.GetBytes($"{{\"update_id\":{id},\"message\":\"{new string('x', random.Next(3_000_000))}\"}}");
            default:
                return bytes;
        }
    }

    private string Template(long id)
    {
        var who = Crowd.Number(random.Next(people));
        if (random.Next(20) == 0)
            who = 50_000_000 + random.Next(1_000);
        var from = $$"""{"id":{{who}},"is_bot":false,"first_name":{{Quoted(Pick(Hostile.Texts))}},"language_code":"{{Pick("en", "de", "es", "pt-BR", "ar", "x", "")}}"}""";
        var mine = $$"""{"id":{{who}},"type":"private","first_name":"A"}""";
        var ours = $$"""{"id":{{group}},"type":"{{Pick("group", "supergroup")}}","title":"Office"}""";
        var head = $"\"message_id\":{random.Next(1, 5_000)},\"date\":{DateSent()}";
        var text = Quoted(Text());
        var inside = random.Next(12) switch
        {
            0 or 1 or 2 => $$$"""{"message":{ {{{head}}},"from":{{{from}}},"chat":{{{mine}}},"text":{{{text}}}}}""",
            3 or 4 => $$$"""{"callback_query":{"id":"{{{random.NextInt64()}}}","from":{{{from}}},"message":{ {{{head}}},"chat":{{{mine}}},"text":"old"},"chat_instance":"1","data":{{{Quoted(data())}}}}}""",
            5 => $$$"""{"callback_query":{"id":"{{{random.NextInt64()}}}","from":{{{from}}},"message":{ {{{head}}},"chat":{{{ours}}},"photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}]},"data":{{{Quoted(data())}}}}}""",
            6 => $$$"""{"callback_query":{"id":"{{{random.NextInt64()}}}","from":{{{from}}},"message":{"message_id":7,"date":0,"chat":{{{mine}}}},"data":{{{Quoted(data())}}}}}""",
            7 => $$$"""{"message":{ {{{head}}},"from":{{{from}}},"chat":{{{mine}}},"location":{"latitude":{{{random.Next(-100, 100)}}}.5,"longitude":{{{random.Next(-200, 200)}}}.25} }}""",
            8 => $$$"""{"message":{ {{{head}}},"from":{{{from}}},"chat":{{{mine}}},"{{{Pick("sticker", "voice", "document")}}}":{"file_id":"a"},"caption":{{{text}}}}}""",
            9 => $$$"""{"message":{ {{{head}}},"from":{{{from}}},"chat":{{{ours}}},"message_thread_id":{{{random.Next(-5, 50)}}},"is_topic_message":true,"text":{{{text}}}}}""",
            10 => $$$"""{"message":{ {{{head}}},"from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{{{ours}}},"chat":{{{ours}}},"text":"/routine"}}""",
            _ => $$$"""{"my_chat_member":{"chat":{{{mine}}},"from":{{{from}}},"date":1,"new_chat_member":{"status":"{{{Pick("kicked", "member", "left", "")}}}"} }}""",
        };
        return $"{{\"update_id\":{id},{inside[1..]}";
    }

    /// <summary>Now, most of the time, so that not everything counts as written long ago.</summary>
    private string DateSent() => random.Next(10) == 0 ? Pick("0", "-1", "9999999999") : $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    private string Text() => random.Next(3) switch
    {
        0 => Pick(Hostile.Texts),
        1 => $"{Pick(Hostile.Commands)} {Pick(Hostile.Texts)}",
        _ => Pick(Hostile.Commands),
    };

    /// <summary>Changes one part; the update's own id, which Telegram alone gives, stays.</summary>
    private void Change(JsonObject update, List<byte[]> raw)
    {
        var places = update.Where(member => member.Key != "update_id").SelectMany(member => Places(update, member.Key)).ToList();
        if (places.Count == 0)
            return;
        var (parent, key) = places[random.Next(places.Count)];
        var (otherParent, otherKey) = places[random.Next(places.Count)];
        switch (random.Next(8))
        {
            case 0:
                parent.Remove(key);
                break;
            case 1:
                parent[key] = otherParent[otherKey]?.DeepClone();
                break;
            case 2:
                // A key that is there already, or that cannot be read.
                parent[Hole(raw, Pick([Encoding.UTF8.GetBytes(Quoted(otherKey)), .. Hostile.Keys]))] = Hole(raw, Pick(Hostile.Values));
                break;
            default:
                parent[key] = Hole(raw, Pick(Hostile.Values));
                break;
        }
    }

    private static IEnumerable<(JsonObject Parent, string Key)> Places(JsonObject parent, string key) =>
        (parent[key] as JsonObject)?.SelectMany(inner => Places((JsonObject)parent[key]!, inner.Key)).Prepend((parent, key)) ?? [(parent, key)];

    /// <summary>Keeps a place for bytes that a JSON writer would refuse to write.</summary>
    private static string Hole(List<byte[]> raw, byte[] value)
    {
        raw.Add(value);
        return $"§{(char)('0' + raw.Count - 1)}§";
    }

    private static byte[] Filled(JsonObject update, List<byte[]> raw)
    {
        var parts = update.ToJsonString(Plain).Split("\"§");
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.GetBytes(parts[0]));
        foreach (var part in parts[1..])
        {
            bytes.Write(raw[part[0] - '0']);
            bytes.Write(Encoding.UTF8.GetBytes(part[3..]));
        }

        return bytes.ToArray();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private T Pick<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
