namespace LowerBack.FakeDiscord.Gateway;

/// <summary>What a client has identified as, with the events it may still have to be told again.</summary>
internal sealed class Session(string id, int shard, int shards, Intents intents, int keep)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Sequence, Frame Frame)> _told = new();
    private Connection? _connection;
    private long _sequence;

    public string Id => id;

    public Intents Intents => intents;

    public (int Id, int Of) Shard => (shard, shards);

    public Connection? Connection => _connection;

    /// <summary>When its connection went, or null while it has one.</summary>
    public DateTimeOffset? Lost { get; private set; }

    public bool IsDead { get; private set; }

    public bool Hears(Guild? guild) => shard == (guild is null ? 0 : (int)((guild.Id >> 22) % (ulong)shards));

    /// <summary>Tells an event, now or once somebody resumes.</summary>
    public void Tell(string name, ReadOnlySpan<byte> data, Interaction? interaction)
    {
        lock (_gate)
        {
            if (IsDead)
                return;
            var frame = Frame.Dispatch(name, ++_sequence, data, interaction);
            _told.Enqueue((_sequence, frame));
            if (_told.Count > keep)
                _told.Dequeue();
            _connection?.Send(frame);
        }
    }

    /// <summary>Tells the first events. Whoever finds the session from then on tells theirs after these.</summary>
    /// <param name="found">Lets others find it.</param>
    public void Begin(Connection connection, IReadOnlyList<(string Name, byte[] Data)> welcome, Action found)
    {
        lock (_gate)
        {
            _connection = connection;
            found();
            foreach (var (name, data) in welcome)
                Tell(name, data, interaction: null);
        }
    }

    /// <summary>Whether all that a client has missed is still there.</summary>
    public bool CanReplay(long after)
    {
        lock (_gate)
            return after == _sequence || (_told.TryPeek(out var oldest) && oldest.Sequence <= after + 1);
    }

    public bool HasReached(long sequence)
    {
        lock (_gate)
            return sequence <= _sequence;
    }

    /// <summary>Goes on with another connection: what was missed first, then RESUMED, then what comes.</summary>
    /// <returns>How many events were told again.</returns>
    public int Resume(Connection connection, long after)
    {
        lock (_gate)
        {
            _connection?.Replaced();
            var missed = 0;
            foreach (var (sequence, frame) in _told)
            {
                if (sequence <= after)
                    continue;
                connection.Send(frame);
                missed++;
            }

            (_connection, Lost) = (connection, null);
            Tell("RESUMED", """{"_trace":["fake"]}"""u8, interaction: null);
            return missed;
        }
    }

    public void Detach(Connection connection, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_connection == connection)
                (_connection, Lost) = (null, now);
        }
    }

    public void Die()
    {
        lock (_gate)
        {
            (IsDead, _connection) = (true, null);
            _told.Clear();
        }
    }
}
