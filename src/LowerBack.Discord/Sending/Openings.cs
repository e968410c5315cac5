namespace LowerBack.Discord.Sending;

/// <summary>
/// How fast private chats are opened to speak first there. Discord gives no number: it says not to open many quickly, answers
/// 40003 to whoever does, and then takes the bot for a spammer. So it is slow, and whoever wrote to the coach in private needs
/// none. Nobody waits here; everybody is told when their turn is, since others can be written to meanwhile.
/// </summary>
internal sealed class Openings(TimeProvider time)
{
    /// <summary>So many at once before <see cref="Each"/> has to pass for one more.</summary>
    public const int Burst = 5;

    /// <summary>Beyond so many turns are given out anew.</summary>
    private const int MostTurns = 10_000;

    public static readonly TimeSpan Each = TimeSpan.FromSeconds(5);

    /// <summary>How long nothing is opened where Discord said that it was too fast, and not for how long.</summary>
    private static readonly TimeSpan Peace = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, DateTimeOffset> _turns = [];

    /// <summary>When all would be even if each took its time.</summary>
    private DateTimeOffset _due = time.GetUtcNow();

    /// <summary>Whether somebody's chat may be opened now: null. Otherwise how long it is until their turn, which is kept.</summary>
    public TimeSpan? Ask(Snowflake person)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_turns.Remove(person, out var turn))
                turn = Reserve(now);
            if (turn <= now)
                return null;
            if (_turns.Count >= MostTurns)
                _turns.Clear();
            _turns[person] = turn;
            return turn - now;
        }
    }

    /// <summary>One is opened for an answer, which waits for nobody.</summary>
    public void Count()
    {
        lock (_gate)
            Reserve(time.GetUtcNow());
    }

    /// <summary>Discord said that it was too fast.</summary>
    /// <returns>How long nothing is opened now.</returns>
    public TimeSpan Hold(TimeSpan? after)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + (after ?? Peace);
            _due = Later(_due, until + ((Burst - 1) * Each));
            _turns.Clear();
            return after ?? Peace;
        }
    }

    private DateTimeOffset Reserve(DateTimeOffset now)
    {
        var at = Later(now, _due - ((Burst - 1) * Each));
        _due = Later(_due, at) + Each;
        return at;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
