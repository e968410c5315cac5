using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Sending;

namespace LowerBack.Telegram.Receiving;

/// <summary>Brings updates to the coach. When it returns, what they changed is saved and the answers are on their way.</summary>
internal sealed class Intake(ICoach coach, UpdateReader reader, Courier courier, Reach reach, Managers managers, TimeProvider time)
{
    /// <summary>So many turns share a commit where the store commits together; more would only wait for each other.</summary>
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 32 };

    private readonly FloodGate _flood = new(time);

    /// <summary>A batch: in order within a chat, side by side across chats.</summary>
    public Task HandleAllAsync(ImmutableArray<Update> updates)
    {
        var chats = new Dictionary<long, List<Incoming>>();
        foreach (var update in updates)
        {
            var incoming = reader.Read(update);
            var chat = incoming switch { Happened one => one.Place.Chat, ReachChanged one => one.Chat, GroupMoved one => one.From, _ => 0 };
            if (!chats.TryGetValue(chat, out var there))
                chats[chat] = there = [];
            there.Add(incoming);
        }

        return Parallel.ForEachAsync(chats.Values, AtOnce, async (chat, _) =>
        {
            foreach (var incoming in chat)
                await HandleAsync(incoming);
        });
    }

    /// <summary>One update.</summary>
    public Task HandleAsync(Update update) => HandleAsync(reader.Read(update));

    private async Task HandleAsync(Incoming incoming)
    {
        switch (incoming)
        {
            case Happened happened:
                await HandleAsync(happened);
                break;
            case DeadPress press:
                courier.Release(press.Query);
                break;
            case Wordless wordless when _flood.Ask(wordless.Place.Chat, at: null) == FloodVerdict.Heard:
                courier.Tell(wordless.Place, TelegramText.WordsOnly, wordless.Language);
                break;
            case Hidden hidden when _flood.AskGroup(hidden.Place.Chat, at: null) == FloodVerdict.Heard:
                courier.Tell(hidden.Place, TelegramText.CannotTellWho, language: null);
                break;
            case ReachChanged change:
                await HandleAsync(change);
                break;
            case GroupMoved moved:
                reach.Move(moved.From, moved.To);
                await coach.ChatChangedAsync(new ChatMoved(new ChatPlace(moved.From).Address, new ChatPlace(moved.To).Address), CancellationToken.None);
                break;
        }
    }

    /// <summary>Told before the update is confirmed, so that a door that closed is not forgotten. Nothing is answered to it.</summary>
    private async Task HandleAsync(ReachChanged change)
    {
        if (change.CanWrite)
            reach.Found(change.Chat);
        else
            reach.Lose(change.Chat);
        if (change.Event is { } said)
            await coach.HandleAsync(said, CancellationToken.None);
        if (change.Closed is { } closed)
            await coach.ChatChangedAsync(closed, CancellationToken.None);
    }

    private async Task HandleAsync(Happened happened)
    {
        reach.Found(happened.Place.Chat);
        switch (Ask(happened))
        {
            case FloodVerdict.Heard:
                // Nothing calls a turn off: a stop waits for it, so that what was heard is either saved or heard again.
                courier.Bring(await coach.HandleAsync(WithManagers(happened), CancellationToken.None), happened);
                break;
            case FloodVerdict.Told:
                courier.SlowDown(happened);
                break;
            default:
                if (happened.Query is { } query)
                    courier.Release(query);
                break;
        }
    }

    /// <summary>A person first: whoever sends too much does not use up what a group has.</summary>
    private FloodVerdict Ask(Happened happened)
    {
        var hearing = _flood.Ask(happened.Person, happened.At);
        return hearing != FloodVerdict.Heard || happened.Place.IsPrivate ? hearing : _flood.AskGroup(happened.Place.Chat, happened.At);
    }

    private InboundEvent WithManagers(Happened happened) => happened.Place.IsPrivate
        ? happened.Event
        : happened.Event with { ManagesChat = stop => managers.AskAsync(happened.Place.Chat, happened.Person, stop) };
}
