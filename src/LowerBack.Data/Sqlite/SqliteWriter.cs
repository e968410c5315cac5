using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Data.Sqlite;

/// <summary>Saves what one context has to save, within whatever transaction that context is in.</summary>
internal delegate Task<int> Save(CancellationToken stop);

/// <summary>
/// The one place in line for writing. Waiting here is cheap and fair; waiting inside SQLite is polling, and gives up with
/// "database is locked" once its time is over. Saves that wait for each other are committed together: a commit waits for
/// the disk, which costs more than the saves, and nobody is answered before it.
/// </summary>
internal sealed class SqliteWriter(string connectionString) : IAsyncDisposable, IDisposable
{
    /// <summary>How many saves share a commit at most, so that the first of them does not wait long for the last.</summary>
    private const int MostTogether = 64;

    private readonly SemaphoreSlim _pen = new(1, 1);
    private readonly ConcurrentQueue<Waiting> _line = new();
    private SqliteConnection? _connection;
    private bool _closed;

    /// <summary>Saves once it is this context's turn, and answers when that is on the disk. Only the waiting can be cancelled.</summary>
    public async Task<int> SaveAsync(DbContext db, Save save, CancellationToken stop)
    {
        // Who is in a transaction may hold the file: to wait for the pen would be to wait for somebody who waits for the file.
        if (db.Database.CurrentTransaction is not null || db.Database.GetDbConnection().State == ConnectionState.Open)
            return await save(stop);
        var waiting = new Waiting(db, save, stop);
        _line.Enqueue(waiting);
        await _pen.WaitAsync(CancellationToken.None);
        try
        {
            // Whoever came first wrote for all that stood in line by then. One write takes so many at most, and one that fails
            // at once takes the first alone: neither need be this save, which nobody else may come to write.
            while (!waiting.Outcome.IsCompleted)
                await WriteAsync();
        }
        finally
        {
            _pen.Release();
        }

        return await waiting.Outcome;
    }

    /// <summary>Has the pen alone, for a write of several statements.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> write, CancellationToken stop)
    {
        await _pen.WaitAsync(stop);
        try
        {
            return await write();
        }
        finally
        {
            _pen.Release();
        }
    }

    /// <summary>Lets the write end that is under way; a later one finds the writer closed.</summary>
    public void Dispose()
    {
        _pen.Wait();
        Close();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await _pen.WaitAsync();
        Close();
    }

    /// <summary>Gives the pen back, so that whoever waits for it hears that it is over; one without a wait handle holds nothing.</summary>
    private void Close()
    {
        _closed = true;
        _connection?.Dispose();
        _connection = null;
        _pen.Release();
    }

    private async Task WriteAsync()
    {
        var written = new List<Waiting>();
        try
        {
            var connection = await ConnectAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            while (written.Count < MostTogether && _line.TryDequeue(out var next))
            {
                written.Add(next);
                await next.WriteAsync(connection, transaction);
            }

            await transaction.CommitAsync();
            written.ForEach(save => save.IsOnDisk());
        }
        catch (Exception fault)
        {
            // Nothing of this transaction is on the disk, so every save in it has failed; the next one opens the file anew.
            if (written.Count == 0 && _line.TryDequeue(out var first))
                written.Add(first);
            written.ForEach(save => save.HasFailed(fault));
            await ForgetConnectionAsync();
        }
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_connection is { State: ConnectionState.Open })
            return _connection;
        _connection = new SqliteConnection(connectionString);
        await _connection.OpenAsync();
        SqlitePragmas.Apply(_connection);
        return _connection;
    }

    private async Task ForgetConnectionAsync()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            SqliteConnection.ClearPool(broken);
            await broken.DisposeAsync();
        }
    }

    private sealed class Waiting(DbContext db, Save save, CancellationToken stop)
    {
        private readonly TaskCompletionSource<int> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _saved;
        private Exception? _fault;

        public Task<int> Outcome => _outcome.Task;

        /// <summary>Saves within the common transaction; a save that fails is undone by itself and spoils no other.</summary>
        public async Task WriteAsync(DbConnection connection, DbTransaction transaction)
        {
            var own = db.Database.GetConnectionString();
            try
            {
                stop.ThrowIfCancellationRequested();
                db.Database.SetDbConnection(connection);
                await db.Database.UseTransactionAsync(transaction, CancellationToken.None);
                // A statement that fails undoes itself; only several need a savepoint to go back to.
                db.Database.AutoSavepointsEnabled = db.ChangeTracker.Entries().Count(entry => entry.State is not EntityState.Unchanged) > 1;
                // No longer to be cancelled: to go back to the savepoint would be cancelled too, and half a save be committed.
                _saved = await save(CancellationToken.None);
            }
            catch (Exception fault)
            {
                _fault = fault;
            }
            finally
            {
                await db.Database.UseTransactionAsync(null, CancellationToken.None);
                db.Database.SetDbConnection(null);
                db.Database.SetConnectionString(own);
            }
        }

        public void IsOnDisk()
        {
            if (_fault is null)
                _outcome.SetResult(_saved);
            else
                _outcome.SetException(_fault);
        }

        public void HasFailed(Exception fault) => _outcome.SetException(_fault ?? fault);
    }
}
