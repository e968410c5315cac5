namespace LowerBack.FakeDiscord.World;

/// <summary>What happened, oldest first and as far as it is kept; one can wait for what has not happened yet.</summary>
internal sealed class Journal<T>(int keep)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _all = new();
    private readonly List<(Func<T, bool> Is, TaskCompletionSource<T> Came)> _waiting = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public void Add(T one)
    {
        lock (_gate)
        {
            _all.Enqueue(one);
            if (_all.Count > keep)
                _all.Dequeue();
            _waiting.RemoveAll(waiting => waiting.Is(one) && waiting.Came.TrySetResult(one));
        }
    }

    /// <summary>The first that is so, of those that are kept and those to come.</summary>
    public Task<T> FirstAsync(Func<T, bool> isIt)
    {
        lock (_gate)
        {
            foreach (var one in _all)
            {
                if (isIt(one))
                    return Task.FromResult(one);
            }

            return Await(isIt);
        }
    }

    /// <summary>The next that is so, from now on.</summary>
    public Task<T> NextAsync(Func<T, bool> isIt)
    {
        lock (_gate)
            return Await(isIt);
    }

    private Task<T> Await(Func<T, bool> isIt)
    {
        var came = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((isIt, came));
        return came.Task;
    }
}
