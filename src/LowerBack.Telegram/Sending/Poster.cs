using LowerBack.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Sending;

/// <summary>Turns a letter into the call that sends it, or that puts it in the place of a message.</summary>
internal sealed partial class Poster(ITelegramApi api, PhotoIds photos, ILogger<Poster> log)
{
    private const string Attached = "drawing";

    /// <summary>Sends a new message.</summary>
    public Task<Message> SendAsync(Letter letter, CancellationToken stop) => letter switch
    {
        { Photo: { } photo } => SendPhotoAsync(letter, photo, stop),
        { File: { } file } => api.SendDocumentAsync(
            new SendDocument(letter.To.Chat)
            {
                MessageThreadId = letter.To.Thread, DisableNotification = Silence(letter), Caption = letter.Caption,
                ParseMode = letter.ParseMode, ReplyMarkup = letter.Keyboard,
            },
            new Upload("document", file.Name, file.MediaType, file.Content), stop),
        _ => api.SendMessageAsync(
            new SendMessage(letter.To.Chat, letter.Text)
            {
                MessageThreadId = letter.To.Thread, DisableNotification = Silence(letter),
                ParseMode = letter.ParseMode, ReplyMarkup = letter.Keyboard,
            }, stop),
    };

    /// <summary>
    /// The same message otherwise, where it was its form that was refused; null where it was not. Nothing of it is there, so
    /// this is still the first time.
    /// </summary>
    /// <param name="isEdit">Whether it was to take the place of another, whose picture cannot be taken away.</param>
    public Letter? Reshape(Letter letter, CallOutcome outcome, bool isEdit)
    {
        switch (outcome)
        {
            case ThreadGone when letter.To.Thread is not null:
                return letter with { To = new ChatPlace(letter.To.Chat) };
            case FormRefused form when !letter.AsPlain:
                LogForm(form.Why);
                return letter with { AsPlain = true };
            case FileForgotten when letter.Photo is { } photo && photos.Forget(photo):
                return letter;
            case Rejected when !isEdit && letter is { Photo: not null, Body.Blocks.IsEmpty: false }:
                // The picture may be at fault, and the words matter more.
                return letter with { Photo = null };
            default:
                return null;
        }
    }

    /// <summary>Whether a message can become this letter: its kind stays what it is.</summary>
    public static bool CanBecome(PressedMessage old, Letter letter) => old.Kind switch
    {
        PressedKind.Text => letter is { Photo: null, File: null },
        PressedKind.Photo => letter is { Photo: not null, File: null },
        _ => false,
    };

    /// <summary>Makes a message say what the letter says.</summary>
    public Task<Message> EditAsync(PressedMessage old, Letter letter, CancellationToken stop) => letter.Photo switch
    {
        null => api.EditMessageTextAsync(
            new EditMessageText(letter.To.Chat, old.Id, letter.Text) { ParseMode = letter.ParseMode, ReplyMarkup = letter.Keyboard }, stop),
        { } photo when photos.IsSame(photo, old.PhotoKey) => api.EditMessageCaptionAsync(
            new EditMessageCaption(letter.To.Chat, old.Id, letter.Caption ?? "") { ParseMode = letter.ParseMode, ReplyMarkup = letter.Keyboard }, stop),
        { } photo => EditPhotoAsync(old, letter, photo, stop),
    };

    private async Task<Message> SendPhotoAsync(Letter letter, Photo photo, CancellationToken stop)
    {
        var known = photos.Find(photo);
        var request = new SendPhoto(letter.To.Chat, known)
        {
            MessageThreadId = letter.To.Thread, DisableNotification = Silence(letter), Caption = letter.Caption,
            ParseMode = letter.ParseMode, ReplyMarkup = letter.Keyboard,
        };
        var sent = await api.SendPhotoAsync(request, known is null ? UploadOf(photo, "photo") : null, stop);
        photos.Learn(photo, sent);
        return sent;
    }

    private async Task<Message> EditPhotoAsync(PressedMessage old, Letter letter, Photo photo, CancellationToken stop)
    {
        var known = photos.Find(photo);
        var media = new PhotoMedia(known ?? $"attach://{Attached}", letter.Caption, letter.ParseMode);
        var request = new EditMessageMedia(letter.To.Chat, old.Id, media) { ReplyMarkup = letter.Keyboard };
        var edited = await api.EditMessageMediaAsync(request, known is null ? UploadOf(photo, Attached) : null, stop);
        photos.Learn(photo, edited);
        return edited;
    }

    private static bool? Silence(Letter letter) => letter.Quiet ? true : null;

    private static Upload UploadOf(Photo photo, string part) => new(part, "drawing.png", "image/png", photo.Png);

    [LoggerMessage(5203, LogLevel.Error, "Telegram could not read the form of a message ({Reason}); it goes without")]
    private partial void LogForm(string reason);
}
