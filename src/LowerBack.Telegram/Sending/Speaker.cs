using System.Globalization;
using LowerBack.Chat;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>Says in Telegram what the coach says first: a message at a time, once. Telegram knows no message again.</summary>
internal sealed class Speaker(
    ITelegramApi api, Poster poster, LetterWriter writer, Caller caller, Deliverer deliverer, SendPace pace, Reach reach, BotAccount bot)
    : IChatPlatform
{
    /// <summary>So many calls at once, so that an answer always finds a connection that is free.</summary>
    public const int AtOnce = TelegramHttp.MostConnections * 4 / 5;

    public PlatformId Id => ChatPlace.Platform;

    public TimeSpan KnowsDoublesFor => TimeSpan.Zero;

    private SemaphoreSlim Connections { get; } = new(AtOnce);

    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) =>
        PlaceOf(to) is { } place ? pace.WaitToSpeakFirstAsync(reach.Now(place), stop) : Task.CompletedTask;

    public async Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop)
    {
        if (PlaceOf(message.To) is not { } to)
            return new Refused("no chat of Telegram's");
        // A button may lead to the bot, and Telegram has not said yet what it is called.
        if (!bot.IsKnown)
            return new TryAgain(After: null);
        if (reach.Now(to) is var now && now != to)
            return new Moved(now.Address);
        if (reach.IsLost(to.Chat))
            return new Unreachable("closed as far as is known");
        if (pace.LongWait(to) is { } wait)
            return new TryAgain(wait);
        await Connections.WaitAsync(stop);
        try
        {
            return await SendAsync(message, to, stop);
        }
        finally
        {
            Connections.Release();
        }
    }

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) => Task.FromResult<DeliveryOutcome>(new Refused("not yet"));

    private async Task<DeliveryOutcome> SendAsync(Outgoing message, ChatPlace to, CancellationToken stop)
    {
        Mention? calling = null;
        if (message.To is ToConversation { Calling: { } person })
        {
            (calling, var trouble) = await NameAsync(to, person, stop);
            if (trouble is not null)
                return trouble;
        }

        var letters = writer.Write(to, message.Message, calling);
        var outcome = await SendAsync(letters[0] with { Quiet = message.Quiet }, stop);
        for (var i = 1; outcome is Done && i < letters.Length; i++)
        {
            // Part of it is there, so the rest is brought as an answer is: to begin again would say it twice. It rang once already.
            if (await deliverer.SendAsync(letters[i] with { Quiet = true }, stop) is not Done)
                outcome = new Unsure();
        }

        return outcome.OfFirstWord;
    }

    private async Task<CallOutcome> SendAsync(Letter letter, CancellationToken stop)
    {
        while (true)
        {
            var outcome = await caller.CallAsync(letter.To, until => poster.SendAsync(letter, until), stop);
            if (poster.Reshape(letter, outcome) is not { } other)
                return outcome;
            letter = other;
            await pace.WaitForChatAsync(letter.To, stop);
        }
    }

    /// <summary>
    /// Telegram calls nobody without a name. Whoever is not in the chat (any more) is not called into it; where Telegram does
    /// not say, the message waits.
    /// </summary>
    private async Task<(Mention? Calling, DeliveryOutcome? Trouble)> NameAsync(ChatPlace to, string person, CancellationToken stop)
    {
        if (IdOf(person) is not { } id)
            return (null, new Refused("nobody of Telegram's"));
        try
        {
            await pace.WaitForAllAsync(stop);
            var member = await api.GetChatMemberAsync(new(to.Chat, id), stop);
            return (member is { Status: not ("left" or "kicked"), User.Name: { Length: > 0 } name } ? new Mention(id, name) : null, null);
        }
        catch (TelegramException error)
        {
            // What is wrong with the chat the message itself will hear.
            return (null, CallOutcome.Of(error) switch
            {
                NotNow later => new TryAgain(later.After),
                Unsure => new TryAgain(After: null),
                _ => null,
            });
        }
    }

    private static ChatPlace? PlaceOf(Recipient to) => to switch
    {
        ToPerson { Person: var person } when IdOf(person) is > 0 and var id => new ChatPlace(id),
        ToConversation { At: { Conversation: var chat, Thread: var thread } at } when at.Platform == ChatPlace.Platform && IdOf(chat) is { } id =>
            new ChatPlace(id, int.TryParse(thread, NumberStyles.None, CultureInfo.InvariantCulture, out var topic) ? topic : null),
        _ => null,
    };

    private static long? IdOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0 ? id : null;
}
