using System.Text.Json;
using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.Words;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram;

/// <summary>What people do: write, edit, press, share.</summary>
public sealed partial class FakeBot
{
    /// <summary>Somebody writes. Writing to the bot in private starts it.</summary>
    /// <param name="chat">Where; in private with the bot unless given.</param>
    /// <param name="thread">The forum topic.</param>
    /// <param name="replyTo">The id of the message this answers.</param>
    /// <param name="anonymous">As an administrator who writes in the group's name.</param>
    public Message Say(User by, string text, long? chat = null, int? thread = null, int? replyTo = null, bool anonymous = false) =>
        Write(by, chat, thread, replyTo, anonymous, message => message with { Words = Markup.Typed(text) });

    /// <summary>Somebody shares where they are.</summary>
    public Message Share(User by, double latitude, double longitude, long? chat = null) =>
        Write(by, chat, thread: null, replyTo: null, anonymous: false, message => message with { Location = new Place(latitude, longitude) });

    /// <summary>Somebody sends a picture or a file.</summary>
    public Message Send(User by, MediaKind kind, ReadOnlyMemory<byte> bytes, string? caption = null, long? chat = null)
    {
        var media = Files.Keep(new Upload("file", ContentType: null, bytes), kind);
        return Write(by, chat, thread: null, replyTo: null, anonymous: false, message => message with { Media = media, Words = Markup.Typed(caption ?? "") });
    }

    /// <summary>Somebody changes what they wrote.</summary>
    public Message Edit(User by, long chat, int message, string text)
    {
        lock (_gate)
        {
            var room = Here(chat);
            var old = room.Find(message) ?? throw new InvalidOperationException($"There is no message {message}.");
            var changed = old with { Words = Markup.Typed(text), EditDate = Now };
            Put(room, changed, "edit", by);
            if (Reaches(room, changed))
                Tell("edited_message", room.Chat.Id, UpdateQueue.MessageLife, changed);
            return changed;
        }
    }

    /// <summary>Somebody presses the button with a label on the newest message of the bot that has it.</summary>
    /// <returns>The id of the callback query.</returns>
    public string Press(User by, string label, long? chat = null)
    {
        lock (_gate)
        {
            var room = Here(chat ?? by.Id);
            var message = room.Messages.LastOrDefault(one => one.Keyboard?.Buttons.Any(button => button.Text == label) == true)
                ?? throw new InvalidOperationException($"Nothing has a button «{label}».\n{Transcript(room.Chat.Id)}");
            return Press(room, by, message, message.Keyboard!.Buttons.First(button => button.Text == label));
        }
    }

    /// <summary>Somebody taps the button with a label that leads to the private chat with the bot, and starts it there.</summary>
    public Message Follow(User by, string label, long? chat = null)
    {
        lock (_gate)
        {
            var link = Here(chat ?? by.Id).Messages.SelectMany(message => message.Keyboard?.Buttons ?? [])
                .LastOrDefault(button => button.Text == label && button.Url is not null)?.Url
                ?? throw new InvalidOperationException($"Nothing has a link «{label}».\n{Transcript(chat ?? by.Id)}");
            var start = $"https://t.me/{Identity.Username}?start=";
            return link.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                ? Say(by, $"/start {link[start.Length..]}")
                : throw new InvalidOperationException($"{link} does not lead to the bot.");
        }
    }

    /// <summary>Somebody presses a button by its place.</summary>
    /// <returns>The id of the callback query.</returns>
    public string Press(User by, long chat, int message, int row, int column)
    {
        lock (_gate)
        {
            var room = Here(chat);
            var found = room.Find(message) ?? throw new InvalidOperationException($"There is no message {message}.");
            var button = found.Keyboard?.Rows.ElementAtOrDefault(row)?.ElementAtOrDefault(column)
                ?? throw new InvalidOperationException($"Message {message} has no button there.");
            return Press(room, by, found, button);
        }
    }

    /// <summary>A button's data arrives. Unless forged, the message must have such a button now.</summary>
    /// <param name="forge">As a changed client can do: any data, on any message, even one that is gone.</param>
    /// <returns>The id of the callback query.</returns>
    public string PressData(User by, string data, long chat, int message, bool forge = false)
    {
        lock (_gate)
        {
            var room = Here(chat);
            var found = room.Find(message);
            if (!forge && found?.Keyboard?.Buttons.Any(button => button.Data == data) != true)
                throw new InvalidOperationException($"Message {message} has no button with that data.");
            if (found is not null)
                Note(room, new Seen("press", by, found, data));
            return Query(room, by, message, found, data);
        }
    }

    /// <summary>An update as it is, well formed or not; it is given its id.</summary>
    /// <param name="about">The chat it stays in order with when it goes by webhook.</param>
    public int Deliver(Func<int, byte[]> json, long about = 0)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Updates.Add("raw", new Lane("chat", about), UpdateQueue.MessageLife, json);
    }

    /// <summary>The latest update comes once more with its id, confirmed or not, as after trouble on Telegram's side.</summary>
    public void Redeliver() => Updates.Again();

    private Message Write(User by, long? chat, int? thread, int? replyTo, bool anonymous, Func<Message, Message> with)
    {
        lock (_gate)
        {
            var room = Here(chat ?? by.Id);
            if (room.Chat.Kind == ChatKind.Private && room.Bot != Standing.Member)
                Start(room, by);
            room.Refused = false;
            if (thread is { } topic && !room.Topics.Contains(topic))
                throw new InvalidOperationException($"There is no topic {topic}.");
            var message = with(new Message(NextMessage(room), room.Chat, anonymous ? User.Anonymous : by, Now)
            {
                SenderChat = anonymous ? room.Chat : null,
                Thread = thread,
                ReplyTo = replyTo is { } id ? room.Find(id) : null,
            });
            Put(room, message, "message", by);
            if (Reaches(room, message))
                Tell("message", room.Chat.Id, UpdateQueue.MessageLife, message);
            return message;
        }
    }

    private string Press(Room room, User by, Message message, InlineButton button)
    {
        var data = button.Data ?? throw new InvalidOperationException($"«{button.Text}» sends nothing back.");
        Note(room, new Seen("press", by, message, button.Text));
        return Query(room, by, message.Id, message, data);
    }

    private string Query(Room room, User by, int id, Message? message, string data)
    {
        var query = Callbacks.Open(by, room, id);
        Updates.Add("callback_query", new Lane("user", by.Id), UpdateQueue.PressLife, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", query.Id);
            json.Shape("from", by);
            json.Shape("message", (IShape?)message ?? new Written(gone => WriteGone(gone, room.Chat, id)));
            json.WriteString("chat_instance", $"{room.Chat.Id * 3895}");
            json.WriteString("data", data);
            json.WriteEndObject();
        });
        return query.Id;
    }

    private static void WriteGone(Utf8JsonWriter json, Chat chat, int id)
    {
        json.WriteStartObject();
        json.Shape("chat", chat);
        json.WriteNumber("message_id", id);
        json.WriteNumber("date", 0);
        json.WriteEndObject();
    }

    private Room Here(long chat) =>
        _rooms.GetValueOrDefault(chat) ?? throw new InvalidOperationException($"There is no chat {chat}.");

    private void Tell(string kind, long chat, TimeSpan life, IShape what) => Updates.Add(kind, new Lane("chat", chat), life, what.Write);

    /// <summary>Privacy mode: in a group the bot gets what is meant for it, unless it may see everything.</summary>
    private bool Reaches(Room room, Message message)
    {
        if (room.Chat.Kind == ChatKind.Private)
            return true;
        if (room.Bot is not (Standing.Member or Standing.Administrator or Standing.Restricted) || room.MigratedTo is not null)
            return false;
        if (SeesAllInGroups || room.Bot == Standing.Administrator || message.Happening is not null || message.ReplyTo?.From?.Id == Identity.Id)
            return true;
        if (message.Words.Entities is not [{ Kind: "bot_command" } command, ..])
            return false;
        var at = message.Text.AsSpan(command.Offset, command.Length).IndexOf('@');
        return at < 0
            ? !room.OtherBotSpokeLast
            : message.Text.AsSpan(command.Offset + at + 1, command.Length - at - 1).Equals(Identity.Username, StringComparison.OrdinalIgnoreCase);
    }
}
