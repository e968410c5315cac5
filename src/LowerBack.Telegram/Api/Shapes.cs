using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using LowerBack.Chat;

namespace LowerBack.Telegram.Api;

/// <summary>What every answer comes in.</summary>
internal sealed record Envelope<T>(bool Ok, T? Result, int? ErrorCode, string? Description, EnvelopeParameters? Parameters);

internal sealed record EnvelopeParameters(int? RetryAfter, long? MigrateToChatId);

/// <summary>Something that happened. Whatever the coach has no use for is not read, so anything may be missing.</summary>
internal sealed record Update(
    long UpdateId, Message? Message = null, CallbackQuery? CallbackQuery = null, MemberChange? MyChatMember = null);

internal sealed record Message(int MessageId, long Date, ChatInfo? Chat)
{
    public int? MessageThreadId { get; init; }

    public bool IsTopicMessage { get; init; }

    public bool IsAutomaticForward { get; init; }

    public User? From { get; init; }

    public ChatInfo? SenderChat { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public Location? Location { get; init; }

    public ImmutableArray<PhotoSize>? Photo { get; init; }

    public Present? Animation { get; init; }

    public Present? Audio { get; init; }

    public Present? Document { get; init; }

    public Present? Sticker { get; init; }

    public Present? Video { get; init; }

    public Present? VideoNote { get; init; }

    public Present? Voice { get; init; }

    public long? MigrateToChatId { get; init; }

    public long? MigrateFromChatId { get; init; }
}

internal sealed record User(long Id, bool IsBot, string? FirstName, string? LastName, string? Username, string? LanguageCode)
{
    private const int LongestName = 64;

    /// <summary>What others see, cut to what the coach takes; empty for an account that is gone.</summary>
    public string Name => Cut.To($"{FirstName} {LastName}".Trim(), LongestName);
}

/// <param name="Type">"private", "group", "supergroup" or "channel".</param>
internal sealed record ChatInfo(long Id, string? Type);

internal sealed record Location(double Latitude, double Longitude);

/// <param name="FileId">Sends the same photo again, by this bot only.</param>
/// <param name="FileUniqueId">The same for the same photo wherever it is seen; sends nothing.</param>
internal sealed record PhotoSize(string? FileId, string? FileUniqueId);

internal sealed record CallbackQuery(string? Id, User? From, Message? Message, string? Data);

internal sealed record MemberChange(ChatInfo? Chat, User? From, MemberStanding? NewChatMember);

internal sealed record MemberStanding(string? Status, User? User);

internal sealed record WebhookInfo(string? Url, int? MaxConnections, ImmutableArray<string>? AllowedUpdates);

/// <summary>Says that something was there, whatever it was.</summary>
[JsonConverter(typeof(PresentConverter))]
internal readonly record struct Present;

internal sealed class PresentConverter : JsonConverter<Present>
{
    public override Present Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, Present value, JsonSerializerOptions options) => writer.WriteBooleanValue(true);
}
