using System.Globalization;
using LowerBack.Chat;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>Says in Telegram what the coach says first, and changes it: a message at a time, once. Telegram knows no message again.</summary>
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

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop) =>
        WhereOpenAsync(message.To, to => SendAsync(message, to, stop), stop);

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) =>
        WhereOpenAsync(edit.To, to => EditAsync(edit, to, stop), stop);

    /// <summary>Does it where nothing that is known already speaks against it.</summary>
    private async Task<DeliveryOutcome> WhereOpenAsync(Recipient recipient, Func<ChatPlace, Task<DeliveryOutcome>> call, CancellationToken stop)
    {
        if (PlaceOf(recipient) is not { } to)
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
            return await call(to);
        }
        finally
        {
            Connections.Release();
        }
    }

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
        var outcome = await OnceAsync(letters[0] with { Quiet = message.Quiet }, poster.SendAsync, isEdit: false, stop);
        for (var i = 1; outcome is Done && i < letters.Length; i++)
        {
            // Part of it is there, so the rest is brought as an answer is: to begin again would say it twice. It rang once already.
            outcome = await deliverer.SendAsync(letters[i] with { Quiet = true }, stop);
            if (outcome is not Done)
                outcome = new Unsure();
        }

        return outcome.OfFirstWord;
    }

    private async Task<DeliveryOutcome> EditAsync(Edited edit, ChatPlace to, CancellationToken stop)
    {
        if (!int.TryParse(edit.Message, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return new Refused("no message of Telegram's");
        // What needs two messages now, or has a file, cannot stand in the place of one.
        if (writer.Write(to, edit.Content) is not [{ File: null } letter])
            return new Gone();
        // Nobody knows what it shows; where it is of another kind, Telegram says so.
        var old = new PressedMessage(id, letter.Photo is null ? PressedKind.Text : PressedKind.Photo);
        var outcome = await OnceAsync(letter, (now, until) => poster.EditAsync(old, now, until), isEdit: true, stop);
        return outcome.OfFirstWord is Delivered ? new Delivered(edit.Message) : outcome.OfFirstWord;
    }

    /// <summary>Once as it is, and again only where it was its form that was refused.</summary>
    private async Task<CallOutcome> OnceAsync(Letter letter, Func<Letter, CancellationToken, Task<Message>> call, bool isEdit, CancellationToken stop)
    {
        while (true)
        {
            var outcome = await caller.CallAsync(letter.To, until => call(letter, until), stop);
            if (poster.Reshape(letter, outcome, isEdit) is not { } other)
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
