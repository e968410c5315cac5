using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Sending;

/// <summary>Says in Discord what the coach says first, a message at a time, once, and known again by its nonce; and changes it.</summary>
internal sealed class Speaker(IDiscordApi api, Carrier carrier, DirectMessages direct, LetterWriter writer, RateLimits limits) : IChatPlatform
{
    /// <summary>So many calls at once, so that an answer always finds a connection that is free.</summary>
    public const int AtOnce = DiscordHttp.MostConnections * 4 / 5;

    public PlatformId Id => EventReader.Platform;

    /// <summary>Discord speaks of a few minutes; that is less than the fewest.</summary>
    public TimeSpan KnowsDoublesFor => TimeSpan.FromMinutes(2);

    private SemaphoreSlim Connections { get; } = new(AtOnce);

    public Task WaitForRoomAsync(Recipient to, CancellationToken stop) => Read(to) switch
    {
        { Channel: { } channel } => limits.WaitToSpeakFirstAsync(Route.CreateMessage(channel), calls: 1, stop),
        { Person: not null } => limits.WaitToSpeakFirstAsync(Route.OpenDm, calls: 2, stop),
        _ => Task.CompletedTask,
    };

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop) =>
        InChannelAsync(message.To, Route.CreateMessage, (channel, calling) => SendAsync(channel, message, calling, stop), stop);

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) => Snowflake.Read(edit.Message) is { } id
        ? InChannelAsync(edit.To, Route.EditMessage, (channel, _) => EditAsync(channel, id, edit, stop), stop)
        : Task.FromResult<DeliveryOutcome>(new Refused("no message of Discord's"));

    /// <summary>Does it in the channel, which is opened where it has to be, unless the route there is shut for long.</summary>
    private async Task<DeliveryOutcome> InChannelAsync(
        Recipient recipient, Func<Snowflake, Route> route, Func<Snowflake, Snowflake?, Task<DeliveryOutcome>> call, CancellationToken stop)
    {
        var to = Read(recipient);
        if (to is null)
            return new Refused("nobody and no channel of Discord's");
        await Connections.WaitAsync(stop);
        try
        {
            if (to.Channel is not { } channel)
            {
                var (opened, outcome) = await direct.OpenFirstAsync(to.Person!.Value, stop);
                if (opened is null)
                    return outcome.OfFirstWord;
                channel = opened.Value;
            }

            return limits.LongWait(route(channel)) is { } wait ? new TryAgain(wait) : await call(channel, to.Calling);
        }
        finally
        {
            Connections.Release();
        }
    }

    private async Task<DeliveryOutcome> SendAsync(Snowflake channel, Outgoing message, Snowflake? calling, CancellationToken stop)
    {
        Posted? posted = null;
        var outcome = await OnceAsync(withPicture => writer.Write(message.Message, withPicture, calling), async (letter, until) =>
        {
            var body = letter.Body with { Nonce = message.Key, Flags = message.Quiet ? MessageFlags.Quiet : null };
            posted = await api.CreateMessageAsync(channel, body, letter.Files, until);
        }, stop);
        return posted is null ? outcome.OfFirstWord : new Delivered(posted.Id.ToString());
    }

    private async Task<DeliveryOutcome> EditAsync(Snowflake channel, Snowflake message, Edited edit, CancellationToken stop)
    {
        // What hung on it is not known any more, so it goes, and what hangs on it now travels along.
        var outcome = await OnceAsync(
            withPicture => writer.Rewrite(edit.Content, shown: [], withPicture),
            (letter, until) => api.EditMessageAsync(channel, message, letter.Body, letter.Files, until), stop);
        return outcome is Done ? new Delivered(edit.Message) : outcome.OfFirstWord;
    }

    /// <summary>Once with its picture, and where Discord does not take that, without: nothing of it is there yet.</summary>
    private async Task<CallOutcome> OnceAsync(Func<bool, Letter> write, Func<Letter, CancellationToken, Task> call, CancellationToken stop)
    {
        var letter = write(true);
        var outcome = await carrier.OnceAsync(until => call(letter, until), stop);
        if (outcome is not (TooLarge or Rejected) || !letter.HasPicture)
            return outcome;
        var words = write(false);
        return await carrier.OnceAsync(until => call(words, until), stop);
    }

    /// <summary>Null where it makes no sense here.</summary>
    private Destination? Read(Recipient to)
    {
        switch (to)
        {
            case ToPerson { Person: var person, Conversation: var known } when Snowflake.Read(person) is { } id:
                return new(id, direct.Find(id) ?? Snowflake.Read(known));
            case ToConversation { At: var at, Calling: var calling } when at.Platform == EventReader.Platform
                && Snowflake.Read(at.Thread ?? at.Conversation) is { } channel:
                var called = Snowflake.Read(calling);
                return calling is null || called is not null ? new(Person: null, channel, called) : null;
            default:
                return null;
        }
    }

    /// <param name="Person">Who is written to in private.</param>
    /// <param name="Channel">Where; null where it has to be opened first.</param>
    /// <param name="Calling">Who is called there.</param>
    private sealed record Destination(Snowflake? Person, Snowflake? Channel, Snowflake? Calling = null);
}
