namespace LowerBack.Discord.Receiving;

/// <summary>
/// Knows an interaction that comes again. The coach handles an event once by itself, but a second ticket to the same
/// interaction would announce and take back what the first one answers.
/// </summary>
internal sealed class HeardBefore(TimeProvider time)
{
    /// <summary>So long an interaction can be answered.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private HashSet<Snowflake> _now = [];
    private HashSet<Snowflake> _earlier = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Whether it comes for the first time; from then on it is known, for at least as long as it can be answered.</summary>
    public bool IsNew(Snowflake interaction)
    {
        lock (_gate)
        {
            if (time.GetUtcNow() - _since >= Kept)
                (_earlier, _now, _since) = (_now, [], time.GetUtcNow());
            return !_earlier.Contains(interaction) && _now.Add(interaction);
        }
    }
}
