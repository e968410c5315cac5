using System.Collections.Immutable;

namespace LowerBack.Telegram.Api;

/// <summary>
/// The methods of the Bot API that the coach uses. Every one throws <see cref="NoAnswerException"/> or
/// <see cref="AnsweredNoException"/> and nothing else, but for <see cref="OperationCanceledException"/> when stopped.
/// </summary>
internal interface ITelegramApi
{
    /// <summary>Who the bot is; proves the token.</summary>
    Task<User> GetMeAsync(CancellationToken stop);

    /// <summary>Waits for updates on connections of its own. One that cannot be read comes with its number alone.</summary>
    Task<ImmutableArray<Update>> GetUpdatesAsync(GetUpdates request, CancellationToken stop);

    Task SetWebhookAsync(SetWebhook request, CancellationToken stop);

    Task DeleteWebhookAsync(DeleteWebhook request, CancellationToken stop);

    Task<WebhookInfo> GetWebhookInfoAsync(CancellationToken stop);

    Task<Message> SendMessageAsync(SendMessage request, CancellationToken stop);

    /// <param name="photo">The photo, where the request names no file id.</param>
    Task<Message> SendPhotoAsync(SendPhoto request, Upload? photo, CancellationToken stop);

    Task<Message> SendDocumentAsync(SendDocument request, Upload document, CancellationToken stop);

    Task<Message> EditMessageTextAsync(EditMessageText request, CancellationToken stop);

    Task<Message> EditMessageCaptionAsync(EditMessageCaption request, CancellationToken stop);

    /// <param name="photo">The photo, where the request refers to an attachment.</param>
    Task<Message> EditMessageMediaAsync(EditMessageMedia request, Upload? photo, CancellationToken stop);

    Task EditMessageReplyMarkupAsync(EditMessageReplyMarkup request, CancellationToken stop);

    Task DeleteMessageAsync(DeleteMessage request, CancellationToken stop);

    Task AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken stop);

    /// <summary>Somebody's name, and whether they are in a chat. Who never was there is refused.</summary>
    Task<MemberStanding> GetChatMemberAsync(GetChatMember request, CancellationToken stop);

    Task<ImmutableArray<MenuCommand>> GetMyCommandsAsync(GetMyCommands request, CancellationToken stop);

    Task SetMyCommandsAsync(SetMyCommands request, CancellationToken stop);
}
