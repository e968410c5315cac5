using System.Globalization;
using System.Text;

namespace LowerBack.FakeTelegram;

/// <summary>What people see.</summary>
public sealed partial class FakeBot
{
    /// <summary>The messages in a chat as they stand, oldest first.</summary>
    public IReadOnlyList<Message> Messages(long chat)
    {
        lock (_gate)
            return [.. Here(chat).Messages];
    }

    /// <summary>The messages of the bot in a chat as they stand, oldest first.</summary>
    public IReadOnlyList<Message> Said(long chat) => [.. Messages(chat).Where(message => message.From?.Id == Identity.Id && message.Happening is null)];

    /// <summary>Everything that happened in a chat, oldest first.</summary>
    public IReadOnlyList<Seen> Saw(long chat)
    {
        lock (_gate)
            return [.. Here(chat).Seen];
    }

    /// <summary>The same as text, to be read when a test fails.</summary>
    public string Transcript(long chat)
    {
        var text = new StringBuilder();
        foreach (var seen in Saw(chat))
            text.Append(Line(seen)).Append('\n');
        return text.ToString();
    }

    /// <summary>The menu of commands that somebody sees in a chat.</summary>
    public IReadOnlyList<BotCommand> CommandsFor(User who, long? chat = null)
    {
        ArgumentNullException.ThrowIfNull(who);
        lock (_gate)
        {
            var room = Here(chat ?? who.Id);
            var (id, leads) = (room.Chat.Id, room.Members.GetValueOrDefault(who.Id) == Standing.Administrator);
            string[] scopes = room.Chat.Kind == ChatKind.Private
                ? [$"chat {id}", "all_private_chats", "default"]
                : leads ? [$"chat_member {id} {who.Id}", $"chat_administrators {id}", $"chat {id}", "all_chat_administrators", "all_group_chats", "default"]
                : [$"chat_member {id} {who.Id}", $"chat {id}", "all_group_chats", "default"];
            return CommandLists.For(scopes, who.LanguageCode);
        }
    }

    /// <summary>The ids of the callback queries nobody has answered: the buttons that still spin.</summary>
    public IReadOnlyList<string> Unanswered => [.. Callbacks.Unanswered.Select(query => query.Id)];

    /// <summary>How many updates wait to be fetched or delivered.</summary>
    public int Pending => Updates.Count;

    /// <summary>Ends once the client, having confirmed everything, waits for more: a held call with nothing to get.</summary>
    public Task IdleAsync() => Poll.IdleAsync();

    /// <summary>Ends once the client's next call is held.</summary>
    public Task NextHoldAsync() => Poll.NextHoldAsync();

    private static string Line(Seen seen)
    {
        var who = seen.By?.FirstName ?? "Telegram";
        return seen.What switch
        {
            "message" => $"{who}: {Shown(seen.Message!)}",
            "edit" => $"{who} edits {Id(seen.Message!)}: {Shown(seen.Message!)}",
            "delete" => $"{who} deletes {Id(seen.Message!)}",
            "press" => $"{who} presses [{seen.Text}] on {Id(seen.Message!)}",
            "action" => $"{who} ({seen.Text})",
            _ => $"{who} shows {seen.To?.FirstName}: {(seen.Text.Length == 0 ? "(nothing)" : seen.Text)}",
        };
    }

    private static string Shown(Message message)
    {
        var text = new StringBuilder($"({Id(message)}) ");
        if (message.Media is { } media)
            text.Append(CultureInfo.InvariantCulture, $"<{media.Kind.ToString().ToLowerInvariant()} {media.Largest.Name}> ");
        text.Append(message.Happening?.Member ?? message.Text);
        foreach (var row in message.Keyboard?.Rows ?? [])
            text.Append("\n  ").AppendJoin(' ', row.Select(button => $"[{button.Text}]"));
        return text.ToString();
    }

    private static string Id(Message message) => message.Id.ToString(CultureInfo.InvariantCulture);
}
