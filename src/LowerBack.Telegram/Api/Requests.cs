using System.Collections.Immutable;

namespace LowerBack.Telegram.Api;

/// <summary>A method's arguments by their names on the wire; what is null is left out.</summary>
internal sealed record NoArguments;

internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, ImmutableArray<string> AllowedUpdates);

internal sealed record SetWebhook(string Url, string SecretToken, int MaxConnections, ImmutableArray<string> AllowedUpdates);

internal sealed record DeleteWebhook(bool DropPendingUpdates);

internal sealed record SendMessage(long ChatId, string Text)
{
    public int? MessageThreadId { get; init; }

    public bool? DisableNotification { get; init; }

    public string? ParseMode { get; init; }

    public LinkPreview LinkPreviewOptions { get; init; } = LinkPreview.Off;

    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <param name="Photo">A file id; null where the photo is uploaded with the call.</param>
internal sealed record SendPhoto(long ChatId, string? Photo)
{
    public int? MessageThreadId { get; init; }

    public bool? DisableNotification { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <summary>The document itself is uploaded with the call.</summary>
internal sealed record SendDocument(long ChatId)
{
    public int? MessageThreadId { get; init; }

    public bool? DisableNotification { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

internal sealed record EditMessageText(long ChatId, int MessageId, string Text)
{
    public string? ParseMode { get; init; }

    public LinkPreview LinkPreviewOptions { get; init; } = LinkPreview.Off;

    public InlineKeyboard? ReplyMarkup { get; init; }
}

internal sealed record EditMessageCaption(long ChatId, int MessageId, string Caption)
{
    public string? ParseMode { get; init; }

    public InlineKeyboard? ReplyMarkup { get; init; }
}

internal sealed record EditMessageMedia(long ChatId, int MessageId, PhotoMedia Media)
{
    public InlineKeyboard? ReplyMarkup { get; init; }
}

/// <param name="Media">A file id, or <c>attach://</c> and the name of a part.</param>
internal sealed record PhotoMedia(string Media, string? Caption, string? ParseMode)
{
    public string Type { get; } = "photo";
}

/// <summary>Without a keyboard it takes the one away that is there.</summary>
internal sealed record EditMessageReplyMarkup(long ChatId, int MessageId);

internal sealed record DeleteMessage(long ChatId, int MessageId);

internal sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text = null);

internal sealed record GetChatMember(long ChatId, long UserId);

internal sealed record SetMyCommands(ImmutableArray<MenuCommand> Commands, MenuScope Scope, string? LanguageCode);

internal sealed record GetMyCommands(MenuScope Scope, string? LanguageCode);

/// <summary>No preview of links under a message: nobody asked for another site's picture.</summary>
internal sealed record LinkPreview(bool IsDisabled)
{
    public static readonly LinkPreview Off = new(IsDisabled: true);
}

internal sealed record InlineKeyboard(ImmutableArray<ImmutableArray<InlineButton>> Rows)
{
    [System.Text.Json.Serialization.JsonPropertyName("inline_keyboard")]
    public ImmutableArray<ImmutableArray<InlineButton>> Rows { get; } = Rows;
}

/// <summary>Exactly one of the data and the address is there.</summary>
/// <param name="Style">"primary" for the usual next step; clients that do not know it show an ordinary button.</param>
internal sealed record InlineButton(string Text, string? CallbackData = null, string? Url = null, string? Style = null);

internal sealed record MenuCommand(string Command, string Description);

/// <param name="Type">Such as "all_private_chats".</param>
internal sealed record MenuScope(string Type);

/// <summary>A file that travels with a call, as a part of its own.</summary>
/// <param name="Part">The name of the part.</param>
/// <param name="Name">The file's name; ASCII, since Telegram takes any encoding of others literally.</param>
internal sealed record Upload(string Part, string Name, string MediaType, ReadOnlyMemory<byte> Content);
