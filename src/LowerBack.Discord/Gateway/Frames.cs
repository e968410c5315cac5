using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LowerBack.Discord.Gateway;

/// <summary>By Discord's numbers.</summary>
internal enum Op
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>What came over the gateway.</summary>
/// <param name="Sequence">The number of a dispatch, from 1 in each session.</param>
/// <param name="Type">The kind of a dispatch.</param>
/// <param name="Data">What is in it as JSON; empty where nobody reads it.</param>
internal sealed record Frame(Op Op, long? Sequence = null, string? Type = null, ReadOnlyMemory<byte> Data = default)
{
    public const string Ready = "READY", Resumed = "RESUMED", Interaction = "INTERACTION_CREATE", Message = "MESSAGE_CREATE";

    /// <summary>
    /// Reads one. Only what somebody here has a use for is copied, so a server with thousands of channels costs a look.
    /// </summary>
    /// <returns>Null where it makes no sense.</returns>
    public static Frame? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            int? op = null;
            long? sequence = null;
            string? type = null;
            var data = default(Range);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isOp, isSequence, isType, isData) = (reader.ValueTextEquals("op"u8), reader.ValueTextEquals("s"u8), reader.ValueTextEquals("t"u8), reader.ValueTextEquals("d"u8));
                reader.Read();
                if (isOp)
                    op = reader.GetInt32();
                else if (isSequence && reader.TokenType == JsonTokenType.Number)
                    sequence = reader.GetInt64();
                else if (isType && reader.TokenType == JsonTokenType.String)
                    type = reader.GetString();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (isData)
                    data = start..(int)reader.BytesConsumed;
            }

            if (op is not { } known)
                return null;
            var wanted = (Op)known is Op.Hello or Op.InvalidSession || type is Ready or Interaction or Message;
            return new Frame((Op)known, sequence, type, wanted ? json[data].ToArray() : default);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What is in it, or null where that is something else.</summary>
    public T? Of<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Data.IsEmpty ? null : JsonSerializer.Deserialize(Data.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record Hello(double HeartbeatInterval);

internal sealed record Ready(string? SessionId, string? ResumeGatewayUrl);

/// <summary>What goes over the gateway.</summary>
/// <param name="D">Written even where it is null.</param>
internal sealed record Outgoing<T>(Op Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

internal sealed record Identify(string Token, int Intents, int[] Shard)
{
    public IdentifyProperties Properties { get; } = new("linux", "lowerback", "lowerback");
}

internal sealed record IdentifyProperties(string Os, string Browser, string Device);

internal sealed record Resume(string Token, string SessionId, long? Seq);
