using System.Collections.Concurrent;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>Writes to people directly: to the channel in which they and the bot are alone.</summary>
internal sealed class DirectMessages(IDiscordApi api, Carrier carrier, LetterWriter writer, Openings openings)
{
    /// <summary>Beyond so many it starts anew.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _channels = new();

    /// <summary>The channel of a person, where it is known.</summary>
    public Snowflake? Find(Snowflake person) => _channels.TryGetValue(person, out var channel) ? channel : null;

    /// <summary>Something came from there, so nobody has to open it.</summary>
    public void Learn(Snowflake person, Snowflake channel)
    {
        if (_channels.Count >= Most)
            _channels.Clear();
        _channels[person] = channel;
    }

    /// <summary>The channel of a person, opened for an answer where it is not known; null where Discord does not open it.</summary>
    public async Task<Snowflake?> OpenAsync(Snowflake person, CancellationToken stop)
    {
        if (Find(person) is { } known)
            return known;
        openings.Count();
        var outcome = await carrier.CarryAsync(until => AskAsync(person, until), repeatable: true, Carrier.Patience, stop);
        if (outcome is NotNow later)
            openings.Hold(later.After);
        return Find(person);
    }

    /// <summary>Opens the channel of a person to speak first there, once and not faster than Discord likes.</summary>
    /// <returns>The channel, or null and why it is not open.</returns>
    public async Task<(Snowflake? Channel, CallOutcome Outcome)> OpenFirstAsync(Snowflake person, CancellationToken stop)
    {
        if (openings.Ask(person) is { } wait)
            return (null, new NotNow(wait));
        Snowflake? channel = null;
        var outcome = await carrier.OnceAsync(async until => channel = await AskAsync(person, until), stop);
        return (channel, outcome switch
        {
            NotNow later => new NotNow(openings.Hold(later.After)),
            // To open it twice is to open it once, and nothing was said yet.
            Unsure => new NotNow(After: null),
            _ => outcome,
        });
    }

    /// <summary>Writes there.</summary>
    /// <param name="cause">What it answers: with it and the number, Discord knows a message that comes twice.</param>
    /// <param name="number">Which of the answers this is.</param>
    public async Task<CallOutcome> WriteAsync(Snowflake channel, ChatMessage message, Snowflake cause, int number, CancellationToken stop)
    {
        var letter = writer.Write(message);
        var outcome = await SendAsync(letter, number);
        // Another number, since nobody knows what Discord remembers of what it refused.
        return outcome is TooLarge or Rejected && letter.HasPicture ? await SendAsync(writer.Write(message, withPicture: false), number + 50) : outcome;

        Task<CallOutcome> SendAsync(Letter one, int counted)
        {
            var body = one.Body with { Nonce = string.Create(CultureInfo.InvariantCulture, $"{cause}.{counted}") };
            return carrier.CarryAsync(until => api.CreateMessageAsync(channel, body, one.Files, until), repeatable: true, Carrier.Patience, stop);
        }
    }

    private async Task<Snowflake> AskAsync(Snowflake person, CancellationToken stop)
    {
        var opened = await api.OpenDmAsync(person, stop);
        Learn(person, opened.Id);
        return opened.Id;
    }
}
