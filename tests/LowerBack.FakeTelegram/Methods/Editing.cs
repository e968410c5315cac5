using System.Text.Json;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.Words;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>Changes to the bot's own messages. A keyboard that is not given again goes.</summary>
internal static class Editing
{
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public static IShape EditText(Call call)
    {
        var words = Markup.ReadText(call.Arguments);
        return Edit(call, message => message.Media is null ? message with { Words = words } : throw Refusal.Bad("there is no text in the message to edit"));
    }

    public static IShape EditCaption(Call call)
    {
        var words = Markup.ReadCaption(call.Arguments);
        return Edit(call, message => message.Media is null ? throw Refusal.Bad("there is no caption in the message to edit") : message with { Words = words });
    }

    public static IShape EditKeyboard(Call call) => Edit(call, message => message);

    public static IShape EditMedia(Call call)
    {
        if (Keyboards.Object(call.Arguments.Json("media", "can't parse InputMedia JSON object"), "InputMedia") is not { } input)
            throw Refusal.Bad("media not found");
        var kind = Text(input, "type") switch
        {
            "photo" => MediaKind.Photo,
            "animation" => MediaKind.Animation,
            "document" => MediaKind.Document,
            _ => throw Refusal.Bad("can't parse InputMedia: type must be one of photo, animation, document"),
        };
        var media = Sending.Attached(call, part: "", Text(input, "media"), kind)
            ?? throw Refusal.Bad("can't parse InputMedia: media not found");
        var caption = new Arguments();
        caption.Add("caption", Text(input, "caption") ?? "");
        caption.Add("parse_mode", Text(input, "parse_mode") ?? "");
        if (input.TryGetProperty("caption_entities", out var entities))
            caption.Add("caption_entities", entities.GetRawText());
        var words = Markup.ReadCaption(caption);
        return Edit(call, message => message with { Media = media, Words = words });
    }

    public static IShape Delete(Call call) => call.Bot.Under<IShape>(() =>
    {
        var room = Reachable(call);
        var id = call.Arguments.Number("message_id", otherwise: 0);
        var message = room.Find(id) ?? throw Refusal.Gone("message to delete not found");
        var old = DateTimeOffset.FromUnixTimeSeconds(message.Date) + Deletable < call.Bot.Clock.GetUtcNow();
        var others = message.From?.Id != call.Bot.Identity.Id && room.Chat.Kind != ChatKind.Private && room.Bot != Standing.Administrator;
        if (old || others)
            throw Refusal.Gone("message can't be deleted");
        room.Remove(id);
        call.Bot.Note(room, new Seen("delete", call.Bot.Identity, message));
        return Done.True;
    });

    private static Message Edit(Call call, Func<Message, Message> change)
    {
        var keyboard = Keyboards.Read(call, out _);
        return call.Bot.Under(() =>
        {
            var room = Reachable(call);
            var id = call.Arguments.Number("message_id", otherwise: 0);
            if (id == 0)
                throw Refusal.Bad("message identifier is not specified");
            var message = room.Find(id) ?? throw Refusal.Gone("message to edit not found");
            if (message.From?.Id != call.Bot.Identity.Id || message.Happening is not null)
                throw Refusal.Gone("message can't be edited");
            var changed = change(message) with { Keyboard = keyboard };
            if (changed == message)
                throw Refusal.Gone("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
            return call.Bot.Change(room, changed);
        });
    }

    /// <summary>A message stays editable in a chat of somebody who blocked the bot, but not in a group it is no longer in.</summary>
    private static Room Reachable(Call call)
    {
        var room = call.Bot.RoomOf(call.Arguments.Text("chat_id"));
        return room.Chat.Kind == ChatKind.Private ? room : call.Bot.OpenRoom(call.Arguments.Text("chat_id"), call.Method);
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
