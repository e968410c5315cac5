namespace LowerBack.Discord.Receiving;

/// <summary>Does what belongs to one person in the order in which it came, and different people's side by side.</summary>
internal sealed class OneByOne
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Snowflake, Task> _last = [];
    private TaskCompletionSource? _empty;
    private int _waiting;

    /// <summary>How much is not done yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Does it after whatever else is that person's. Returns at once.</summary>
    /// <param name="work">Must not throw.</param>
    public Task RunAsync(Snowflake person, Func<Task> work)
    {
        lock (_gate)
        {
            _waiting++;
            var before = _last.GetValueOrDefault(person, Task.CompletedTask);
            Task mine = null!;
            // Begun elsewhere, and not before it stands in the list, so that it finds itself there.
            mine = Task.Run(async () =>
            {
                await before;
                try
                {
                    await work();
                }
                finally
                {
                    lock (_gate)
                    {
                        if (_last.TryGetValue(person, out var last) && last == mine)
                            _last.Remove(person);
                        if (--_waiting == 0)
                        {
                            _empty?.SetResult();
                            _empty = null;
                        }
                    }
                }
            });
            return _last[person] = mine;
        }
    }

    /// <summary>Waits until everything is done, or until told to stop.</summary>
    public Task EmptyAsync(CancellationToken patience)
    {
        lock (_gate)
        {
            return _waiting == 0
                ? Task.CompletedTask
                : (_empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(patience);
        }
    }
}
