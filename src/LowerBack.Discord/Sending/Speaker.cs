using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Sending;

/// <summary>Says in Discord what the coach says first: a message at a time, once, and known again by its nonce.</summary>
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

    public async Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop)
    {
        var to = Read(message.To);
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

            return limits.LongWait(Route.CreateMessage(channel)) is { } wait
                ? new TryAgain(wait)
                : (await SendAsync(channel, message, to.Calling, stop)).OfFirstWord;
        }
        finally
        {
            Connections.Release();
        }
    }

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop) => Task.FromResult<DeliveryOutcome>(new Refused("not yet"));

    private async Task<CallOutcome> SendAsync(Snowflake channel, Outgoing message, Snowflake? calling, CancellationToken stop)
    {
        var letter = writer.Write(message.Message, withPicture: true, calling);
        var outcome = await OnceAsync(letter);
        // Nothing of it is there, so without the picture it is still the first time.
        return outcome is TooLarge or Rejected && letter.HasPicture
            ? await OnceAsync(writer.Write(message.Message, withPicture: false, calling))
            : outcome;

        Task<CallOutcome> OnceAsync(Letter one)
        {
            var body = one.Body with { Nonce = message.Key, Flags = message.Quiet ? MessageFlags.Quiet : null };
            return carrier.OnceAsync(until => api.CreateMessageAsync(channel, body, one.Files, until), stop);
        }
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
