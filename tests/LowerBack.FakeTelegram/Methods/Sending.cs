using System.Text.Json;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.Words;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>Messages from the bot.</summary>
internal static class Sending
{
    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    public static IShape SendMessage(Call call)
    {
        var words = Markup.ReadText(call.Arguments);
        return Send(call, message => message with { Words = words });
    }

    public static IShape SendMedia(Call call, MediaKind kind)
    {
        var name = kind.ToString().ToLowerInvariant();
        var words = Markup.ReadCaption(call.Arguments);
        var media = Attached(call, name, call.Arguments[name], kind) ?? throw Refusal.Bad($"there is no {name} in the request");
        return Send(call, message => message with { Media = media, Words = words });
    }

    public static IShape SendChatAction(Call call)
    {
        var action = call.Arguments.Text("action");
        if (!Actions.Contains(action))
            throw Refusal.Bad("wrong parameter action in request");
        return call.Bot.Under<IShape>(() =>
        {
            var room = call.Bot.OpenRoom(call.Arguments.Text("chat_id"), call.Method);
            Topic(room, call.Arguments);
            call.Bot.Note(room, new Seen("action", call.Bot.Identity, Message: null, action));
            return Done.True;
        });
    }

    /// <summary>What was sent along as a part of that name, or was sent before under that id; null where there is neither.</summary>
    public static Media? Attached(Call call, string part, string? given, MediaKind kind)
    {
        const string attach = "attach://";
        if (given?.StartsWith(attach, StringComparison.Ordinal) == true)
            (part, given) = (given[attach.Length..], null);
        return call.Arguments.Files.TryGetValue(part, out var upload) ? call.Bot.Files.Keep(upload, kind)
            : string.IsNullOrEmpty(given) ? null
            : call.Bot.Files.Again(given, kind);
    }

    private static Message Send(Call call, Func<Message, Message> with)
    {
        var keyboard = Keyboards.Read(call, out var reply);
        var replying = Keyboards.Object(call.Arguments.Json("reply_parameters", "can't parse reply parameters JSON object"), "reply parameters");
        return call.Bot.Under(() =>
        {
            var room = call.Bot.OpenRoom(call.Arguments.Text("chat_id"), call.Method);
            var (thread, answers) = (Topic(room, call.Arguments), Answered(room, replying));
            call.Bot.Limits.Spend(room.Chat);
            return call.Bot.Post(room, message =>
            {
                var sent = with(message);
                var words = sent.Words.WithPeople(call.Bot.TryUser);
                return sent with { Words = words, Keyboard = keyboard, ReplyKeyboard = reply, Thread = thread, ReplyTo = answers };
            });
        });
    }

    /// <summary>A topic counts in forums only; elsewhere the parameter is not looked at. General is addressed by leaving it out.</summary>
    private static int? Topic(Room room, Arguments call)
    {
        var thread = call.Number("message_thread_id", otherwise: 0);
        if (thread == 0 || !room.Chat.IsForum)
            return null;
        return room.Topics.Contains(thread) ? thread : throw Refusal.Gone("message thread not found");
    }

    private static Message? Answered(Room room, JsonElement? replying)
    {
        if (replying is not { } parameters)
            return null;
        if (!parameters.TryGetProperty("message_id", out var given) || !given.TryGetInt32(out var id))
            throw Refusal.Bad("can't parse reply parameters: Field \"message_id\" must be of type Number");
        if (room.Find(id) is { } message)
            return message;
        return parameters.TryGetProperty("allow_sending_without_reply", out var allowed) && allowed.ValueKind == JsonValueKind.True
            ? null
            : throw Refusal.Gone("message to be replied not found");
    }
}
