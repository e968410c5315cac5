using System.Collections.Concurrent;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>Writes to people directly: to the channel in which they and the bot are alone.</summary>
internal sealed class DirectMessages(IDiscordApi api, Carrier carrier, LetterWriter writer)
{
    /// <summary>Beyond so many it starts anew.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _channels = new();

    /// <summary>The channel of a person, opened where it is not known; null where Discord does not open it.</summary>
    public async Task<Snowflake?> OpenAsync(Snowflake person, CancellationToken stop)
    {
        if (_channels.TryGetValue(person, out var known))
            return known;
        DmChannel? opened = null;
        await carrier.CarryAsync(async until => opened = await api.OpenDmAsync(person, until), repeatable: true, Carrier.Patience, stop);
        if (opened is null)
            return null;
        if (_channels.Count >= Most)
            _channels.Clear();
        return _channels[person] = opened.Id;
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
}
