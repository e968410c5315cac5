using System.Text;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Gateway;

/// <summary>Something to be sent.</summary>
/// <param name="Bytes">The payload.</param>
/// <param name="Interaction">The interaction it tells of.</param>
/// <param name="Close">The code to close with, instead of a payload.</param>
internal readonly record struct Frame(byte[] Bytes, Interaction? Interaction = null, int? Close = null)
{
    public static readonly Frame Ack = new("""{"t":null,"s":null,"op":11,"d":null}"""u8.ToArray());
    public static readonly Frame Reconnect = new("""{"t":null,"s":null,"op":7,"d":null}"""u8.ToArray());
    public static readonly Frame AskHeartbeat = new("""{"t":null,"s":null,"op":1,"d":null}"""u8.ToArray());
    public static readonly Frame Resumable = new("""{"t":null,"s":null,"op":9,"d":true}"""u8.ToArray());
    public static readonly Frame NotResumable = new("""{"t":null,"s":null,"op":9,"d":false}"""u8.ToArray());

    /// <summary>Whatever it is.</summary>
    public static Frame Raw(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Frame Closing(int code) => new([], Close: code);

    public static Frame Hello(TimeSpan interval) => new(Writing.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteNull("t");
        json.WriteNull("s");
        json.WriteNumber("op", 10);
        json.WriteStartObject("d");
        json.WriteNumber("heartbeat_interval", (int)interval.TotalMilliseconds);
        json.Empty("_trace");
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    /// <summary>An event in its envelope.</summary>
    public static Frame Dispatch(string name, long sequence, ReadOnlySpan<byte> data, Interaction? interaction)
    {
        // Written by hand: the data is there already, and every event of a load test comes through here.
        Span<byte> head = stackalloc byte[128];
        System.Text.Unicode.Utf8.TryWrite(head, System.Globalization.CultureInfo.InvariantCulture, $"{{\"t\":\"{name}\",\"s\":{sequence},\"op\":0,\"d\":", out var length);
        var bytes = new byte[length + data.Length + 1];
        head[..length].CopyTo(bytes);
        data.CopyTo(bytes.AsSpan(length));
        bytes[^1] = (byte)'}';
        return new Frame(bytes, interaction);
    }
}
