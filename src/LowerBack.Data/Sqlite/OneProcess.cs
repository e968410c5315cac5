using LowerBack.Coaching.Storage;

namespace LowerBack.Data.Sqlite;

/// <summary>On SQLite there is one program, and it owns everything.</summary>
internal sealed class OneProcess : IOwnership
{
    public Task<IOwned?> TryAsync(string what, CancellationToken stop) => Task.FromResult<IOwned?>(new Always());

    private sealed class Always : IOwned
    {
        public Task<bool> IsHeldAsync(CancellationToken stop) => Task.FromResult(true);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
