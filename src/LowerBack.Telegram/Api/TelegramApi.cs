using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using static LowerBack.Telegram.Api.TelegramJson;

namespace LowerBack.Telegram.Api;

/// <summary>The Bot API over HTTP: one way to call, one line a method.</summary>
internal sealed class TelegramApi(TelegramHttp http, TimeProvider time) : ITelegramApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithFiles = TimeSpan.FromSeconds(100);

    public Task<User> GetMeAsync(CancellationToken stop) => CallAsync("getMe", new(), Wire.NoArguments, Wire.OneUser, stop);

    public Task<ImmutableArray<Update>> GetUpdatesAsync(GetUpdates request, CancellationToken stop)
    {
        var patience = TimeSpan.FromSeconds(request.Timeout + 15);
        return SendAsync(http.Polls, "getUpdates", OutgoingBody.Json(request, Wire.GetUpdates), UpdatesJson.ReadBatch, patience, stop);
    }

    public Task SetWebhookAsync(SetWebhook request, CancellationToken stop) =>
        CallAsync("setWebhook", request, Wire.SetWebhook, Wire.Truth, stop);

    public Task DeleteWebhookAsync(DeleteWebhook request, CancellationToken stop) =>
        CallAsync("deleteWebhook", request, Wire.DeleteWebhook, Wire.Truth, stop);

    public Task<WebhookInfo> GetWebhookInfoAsync(CancellationToken stop) =>
        CallAsync("getWebhookInfo", new(), Wire.NoArguments, Wire.OneWebhook, stop);

    public Task<Message> SendMessageAsync(SendMessage request, CancellationToken stop) =>
        CallAsync("sendMessage", request, Wire.SendMessage, Wire.OneMessage, stop);

    public Task<Message> SendPhotoAsync(SendPhoto request, Upload? photo, CancellationToken stop) =>
        CallAsync("sendPhoto", request, Wire.SendPhoto, Wire.OneMessage, stop, photo);

    public Task<Message> SendDocumentAsync(SendDocument request, Upload document, CancellationToken stop) =>
        CallAsync("sendDocument", request, Wire.SendDocument, Wire.OneMessage, stop, document);

    public Task<Message> EditMessageTextAsync(EditMessageText request, CancellationToken stop) =>
        CallAsync("editMessageText", request, Wire.EditMessageText, Wire.OneMessage, stop);

    public Task<Message> EditMessageCaptionAsync(EditMessageCaption request, CancellationToken stop) =>
        CallAsync("editMessageCaption", request, Wire.EditMessageCaption, Wire.OneMessage, stop);

    public Task<Message> EditMessageMediaAsync(EditMessageMedia request, Upload? photo, CancellationToken stop) =>
        CallAsync("editMessageMedia", request, Wire.EditMessageMedia, Wire.OneMessage, stop, photo);

    public Task EditMessageReplyMarkupAsync(EditMessageReplyMarkup request, CancellationToken stop) =>
        CallAsync("editMessageReplyMarkup", request, Wire.EditMessageReplyMarkup, Wire.OneMessage, stop);

    public Task DeleteMessageAsync(DeleteMessage request, CancellationToken stop) =>
        CallAsync("deleteMessage", request, Wire.DeleteMessage, Wire.Truth, stop);

    public Task AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken stop) =>
        CallAsync("answerCallbackQuery", request, Wire.AnswerCallbackQuery, Wire.Truth, stop);

    public Task<MemberStanding> GetChatMemberAsync(GetChatMember request, CancellationToken stop) =>
        CallAsync("getChatMember", request, Wire.GetChatMember, Wire.OneMember, stop);

    public Task<ImmutableArray<MenuCommand>> GetMyCommandsAsync(GetMyCommands request, CancellationToken stop) =>
        CallAsync("getMyCommands", request, Wire.GetMyCommands, Wire.Commands, stop);

    public Task SetMyCommandsAsync(SetMyCommands request, CancellationToken stop) =>
        CallAsync("setMyCommands", request, Wire.SetMyCommands, Wire.Truth, stop);

    private Task<TResult> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> asked, JsonTypeInfo<Envelope<TResult>> answered,
        CancellationToken stop, Upload? file = null)
    {
        var body = file is null ? OutgoingBody.Json(request, asked) : OutgoingBody.Parts(request, asked, file);
        return SendAsync(
            http.Calls, method, body, answer => JsonSerializer.Deserialize(answer, answered),
            file is null ? Patience : PatienceWithFiles, stop);
    }

    private async Task<TResult> SendAsync<TResult>(
        HttpClient client, string method, OutgoingBody body, Func<byte[], Envelope<TResult>?> read, TimeSpan patience, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TelegramHttp.Shown(method)) { Content = body };
        HttpStatusCode status;
        byte[] answer;
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            (status, answer) = (response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new NoAnswerException(method, body.Left, fault);
        }

        Envelope<TResult>? envelope;
        try
        {
            envelope = read(answer);
        }
        catch (JsonException)
        {
            // A proxy's page, or half an answer. What it says is nobody's word, so only the status counts.
            envelope = null;
        }

        return envelope switch
        {
            { Ok: true, Result: { } result } => result,
            { Ok: false, ErrorCode: { } code } => throw new AnsweredNoException(
                method, code, envelope.Description ?? "", After(envelope.Parameters?.RetryAfter), envelope.Parameters?.MigrateToChatId),
            // A success that cannot be read was a success: whoever asks again would do it twice.
            _ when (int)status is >= 200 and < 300 => throw new NoAnswerException(method, written: true, new InvalidDataException("The answer is not one of Telegram's.")),
            _ => throw new AnsweredNoException(method, (int)status, $"HTTP {(int)status}"),
        };
    }

    private static TimeSpan? After(int? seconds) => seconds is { } wait ? TimeSpan.FromSeconds(Math.Clamp(wait, 0, 3600)) : null;
}
