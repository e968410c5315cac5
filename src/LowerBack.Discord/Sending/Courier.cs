using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Sending;

/// <summary>Brings the coach's answer to where it belongs.</summary>
internal sealed class Courier(IDiscordApi api, Carrier carrier, LetterWriter writer, DirectMessages direct, DiscordWords words)
{
    /// <summary>What will be answered to something; null for a message, which waits for nothing.</summary>
    public Exchange? Open(Happened happened) => happened.Ticket is { } ticket
        ? new Exchange(ticket, happened.Event.Scope == ChatScope.Private, api, carrier, writer)
        : null;

    /// <summary>Brings an answer.</summary>
    public async Task BringAsync(Answer answer, Happened happened, Exchange? exchange, CancellationToken stop)
    {
        var number = 0;
        foreach (var reply in InPlaceFirst(answer.Replies))
            await BringAsync(reply, happened, exchange, number++, stop);
        if (exchange is not null)
            await exchange.EndAsync(stop);
    }

    /// <summary>Says that it is too much.</summary>
    public Task SlowDownAsync(Happened happened, CancellationToken stop) => TellAsync(happened, DiscordText.TooFast, stop);

    /// <summary>Says something of the adapter's own, to one person.</summary>
    public Task TellAsync(Happened happened, DiscordText text, CancellationToken stop)
    {
        var answer = new Answer([new Whisper(Words(words.Say(text, happened.Event.From.Language)))]);
        return BringAsync(answer, happened, Open(happened), stop);
    }

    /// <summary>Brings an answer to somebody's private chat, and says there where they pressed where to find it.</summary>
    /// <param name="channel">The private chat; null where it could not be opened.</param>
    public async Task LeadAsync(Answer answer, Happened press, Snowflake? channel, Exchange exchange, CancellationToken stop)
    {
        var arrived = channel is not null;
        for (var i = 0; arrived && i < answer.Replies.Length; i++)
            arrived = await direct.WriteAsync(channel!.Value, MessageOf(answer.Replies[i]), press.Source, i, stop) is not (DoorClosed or Rejected);
        var language = press.Event.From.Language;
        var note = arrived
            ? new ChatMessage(
                Prose.Plain(words.Say(DiscordText.WroteToYou, language)),
                new ButtonRow(new WayButton(words.Say(DiscordText.OpenOurChat, language), channel!.Value)))
            : Words(words.Say(DiscordText.CannotWriteToYou, language));
        await exchange.SayAsync(note, toAll: false, stop);
    }

    private async Task BringAsync(Reply reply, Happened happened, Exchange? exchange, int number, CancellationToken stop)
    {
        if (reply is Fill fill)
        {
            if (exchange is not null && await exchange.ShowAsync(fill.Form, stop) is Done)
                return;
            reply = new Whisper(Words(words.Say(DiscordText.NoForm, happened.Event.From.Language)));
        }

        var message = MessageOf(reply);
        if (exchange is not null)
        {
            var outcome = reply switch
            {
                Refuse => await exchange.NoteAsync(message, stop),
                Replace => await exchange.ReplaceAsync(message, stop),
                _ => new MessageGone(),
            };
            if (outcome is MessageGone)
                outcome = await exchange.SayAsync(message, toAll: reply is Say, stop);
            if (outcome is not InteractionOver)
                return;
        }

        // Too late for an answer, or none was waited for. Elsewhere than in private it goes to the person alone.
        var channel = happened.Event.Scope == ChatScope.Private ? happened.Channel : await direct.OpenAsync(happened.Person, stop);
        if (channel is { } there)
            await direct.WriteAsync(there, message, happened.Source, number, stop);
    }

    private static ChatMessage MessageOf(Reply reply) => reply switch
    {
        Say say => say.Message,
        Whisper whisper => whisper.Message,
        Replace replace => replace.Message,
        Refuse refuse => Words(refuse.Notice),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// Only the first answer to a press can change its message or show a form, so that comes first; where it stands it is anyway.
    /// </summary>
    private static IEnumerable<Reply> InPlaceFirst(ImmutableArray<Reply> replies) => replies.OrderBy(reply => reply is not (Replace or Fill));

    private static ChatMessage Words(string text) => new(Prose.Plain(text));
}
