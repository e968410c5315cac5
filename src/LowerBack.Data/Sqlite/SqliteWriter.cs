namespace LowerBack.Data.Sqlite;

/// <summary>
/// The one place in line for writing. Waiting here is cheap and fair; waiting inside SQLite is polling, and gives up
/// with "database is locked" once its time is over.
/// </summary>
public sealed class SqliteWriter : IDisposable
{
    private readonly SemaphoreSlim _pen = new(1, 1);

    /// <summary>Waits to be the writer. Dispose what is returned when the write is over.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await _pen.WaitAsync(stop);
        return new Turn(_pen);
    }

    /// <inheritdoc/>
    public void Dispose() => _pen.Dispose();

    private sealed class Turn(SemaphoreSlim pen) : IDisposable
    {
        public void Dispose() => pen.Release();
    }
}
