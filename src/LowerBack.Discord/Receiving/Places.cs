namespace LowerBack.Discord.Receiving;

/// <summary>
/// How many turns run at once: so many share a commit where the store commits together, and more would only wait for each other.
/// One group has a quarter of the places at most. Its turns wait for one another, and where everybody presses at once they would
/// have all of them while they do.
/// </summary>
internal sealed class Places : IDisposable
{
    /// <summary>Turns at once, and how many of them in one group.</summary>
    public const int All = 32, OfOneGroup = All / 4;

    private readonly SemaphoreSlim _all = new(All);
    private readonly Dictionary<Snowflake, Group> _groups = [];

    /// <summary>Runs a turn when there is a place for it.</summary>
    /// <param name="channel">The group's; null in private.</param>
    /// <param name="turn">The turn.</param>
    public async Task<T> RunAsync<T>(Snowflake? channel, Func<Task<T>> turn)
    {
        if (channel is not { } group)
            return await RunAsync(turn);
        var there = Enter(group);
        await there.Places.WaitAsync();
        try
        {
            return await RunAsync(turn);
        }
        finally
        {
            there.Places.Release();
            Leave(group, there);
        }
    }

    public void Dispose() => _all.Dispose();

    private async Task<T> RunAsync<T>(Func<Task<T>> turn)
    {
        await _all.WaitAsync();
        try
        {
            return await turn();
        }
        finally
        {
            _all.Release();
        }
    }

    private Group Enter(Snowflake channel)
    {
        lock (_groups)
        {
            if (!_groups.TryGetValue(channel, out var group))
                _groups[channel] = group = new Group();
            group.Inside++;
            return group;
        }
    }

    private void Leave(Snowflake channel, Group group)
    {
        lock (_groups)
        {
            if (--group.Inside > 0)
                return;
            _groups.Remove(channel);
        }

        group.Places.Dispose();
    }

    private sealed class Group
    {
        public SemaphoreSlim Places { get; } = new(OfOneGroup);

        public int Inside { get; set; }
    }
}
