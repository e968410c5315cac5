using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LowerBack.Telegram.Api;

/// <summary>How everything reads and writes on the wire; the code is written by the compiler.</summary>
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendPhoto))]
[JsonSerializable(typeof(SendDocument))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(EditMessageCaption))]
[JsonSerializable(typeof(EditMessageMedia))]
[JsonSerializable(typeof(EditMessageReplyMarkup))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(GetChatMember))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(GetMyCommands))]
[JsonSerializable(typeof(Envelope<bool>), TypeInfoPropertyName = "Truth")]
[JsonSerializable(typeof(Envelope<User>), TypeInfoPropertyName = "OneUser")]
[JsonSerializable(typeof(Envelope<MemberStanding>), TypeInfoPropertyName = "OneMember")]
[JsonSerializable(typeof(Envelope<Message>), TypeInfoPropertyName = "OneMessage")]
[JsonSerializable(typeof(Envelope<WebhookInfo>), TypeInfoPropertyName = "OneWebhook")]
[JsonSerializable(typeof(Envelope<ImmutableArray<Update>>), TypeInfoPropertyName = "Updates")]
[JsonSerializable(typeof(Envelope<ImmutableArray<MenuCommand>>), TypeInfoPropertyName = "Commands")]
internal sealed partial class TelegramJson : JsonSerializerContext
{
    /// <summary>Nothing is escaped that JSON does not ask for: the bodies are no web page, and every letter of ours counts.</summary>
    public static readonly TelegramJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
