using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LowerBack.Discord.Gateway;

namespace LowerBack.Discord.Api;

/// <summary>How everything reads and writes on the wire; the code is written by the compiler.</summary>
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Posted))]
[JsonSerializable(typeof(DmChannel))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(Callback))]
[JsonSerializable(typeof(ChoicesCallback))]
[JsonSerializable(typeof(FormCallback))]
[JsonSerializable(typeof(OpenDm))]
[JsonSerializable(typeof(ImmutableArray<CommandShape>), TypeInfoPropertyName = "Commands")]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(Outgoing<Identify>), TypeInfoPropertyName = "IdentifyFrame")]
[JsonSerializable(typeof(Outgoing<Resume>), TypeInfoPropertyName = "ResumeFrame")]
[JsonSerializable(typeof(Outgoing<long?>), TypeInfoPropertyName = "HeartbeatFrame")]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>Nothing is escaped that JSON does not ask for: the bodies are no web page, and every letter of ours counts.</summary>
    public static readonly DiscordJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
