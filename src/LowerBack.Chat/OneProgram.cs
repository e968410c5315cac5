namespace LowerBack.Chat;

/// <summary>Where there is one program, it owns everything.</summary>
public sealed class OneProgram : IOwnership
{
    /// <inheritdoc/>
    public Task<IOwned?> TryAsync(string what, CancellationToken stop) => Task.FromResult<IOwned?>(new Always());

    private sealed class Always : IOwned
    {
        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
