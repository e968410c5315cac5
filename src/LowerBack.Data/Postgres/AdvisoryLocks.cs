using LowerBack.Chat;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LowerBack.Data.Postgres;

/// <summary>
/// Ownership by PostgreSQL's advisory locks. One session holds all that this program owns, and the server gives everything back
/// when it ends, however its program ended. A session that holds a lock is given it again, so what belongs together and is
/// asked for under one name is owned by one program.
/// </summary>
internal sealed partial class AdvisoryLocks(string connectionString, TimeProvider time, ILogger<AdvisoryLocks> log) : IOwnership, IDisposable
{
    /// <summary>How soon it is noticed that the session is lost.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>A program whose machine vanished keeps its locks until the server notices, by default after two hours; so after 25 s.</summary>
    private const string NoticeDeath = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    private const string Lock = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))";
    private const string Unlock = "SELECT pg_advisory_unlock(hashtextextended($1, 0))";

    // Not from the pool: a lock lives as long as the session, and a pooled session outlives its user.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false, CommandTimeout = 10, ApplicationName = "LowerBack owner",
    }.ConnectionString;

    private readonly SemaphoreSlim _alone = new(1);
    private readonly CancellationTokenSource _over = new();
    private Session? _session;

    public async Task<IOwned?> TryAsync(string what, CancellationToken stop)
    {
        if (_over.IsCancellationRequested)
            return null;
        Session? session = null;
        await _alone.WaitAsync(stop);
        try
        {
            session = await OpenAsync(stop);
            // Nothing calls this off: a lock that was given and not heard of would be nobody's.
            return await session.AskAsync(Lock, what) ? new Owned(this, session, what) : null;
        }
        catch (Exception fault) when (IsAway(fault))
        {
            LogAway(fault.GetType().Name);
            Forget(session);
        }
        finally
        {
            _alone.Release();
        }

        return null;
    }

    public void Dispose()
    {
        _over.Cancel();
        _alone.Wait();
        Forget(_session);
        _alone.Release();
    }

    private async Task<Session> OpenAsync(CancellationToken stop)
    {
        ObjectDisposedException.ThrowIf(_over.IsCancellationRequested, this);
        if (_session is not null)
            return _session;
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(stop);
            await using var set = new NpgsqlCommand(NoticeDeath, connection);
            await set.ExecuteNonQueryAsync(stop);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        _session = new Session(connection);
        _ = WatchAsync(_session);
        return _session;
    }

    /// <summary>Asks now and then whether the session still is, since one that is idle does not notice its end.</summary>
    private async Task WatchAsync(Session session)
    {
        while (!session.Lost.IsCancellationRequested)
        {
            await Task.Delay(Look, time, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await AskAsync(session, "SELECT $1 IS NOT NULL", "");
        }
    }

    private async Task AskAsync(Session session, string question, string what)
    {
        await _alone.WaitAsync();
        try
        {
            if (!session.Lost.IsCancellationRequested)
                await session.AskAsync(question, what);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            LogLost(fault.GetType().Name);
            Forget(session);
        }
        finally
        {
            _alone.Release();
        }
    }

    private void Forget(Session? session)
    {
        if (session is null)
            return;
        if (_session == session)
            _session = null;
        session.Dispose();
    }

    private static bool IsAway(Exception fault) => fault is NpgsqlException or InvalidOperationException or TimeoutException or IOException;

    [LoggerMessage(3101, LogLevel.Warning, "Nobody can tell which worker does what, since the database does not answer ({Fault}); asking again")]
    private partial void LogAway(string fault);

    [LoggerMessage(3102, LogLevel.Warning, "The connection that says what this worker does is lost ({Fault}); whichever worker asks first goes on")]
    private partial void LogLost(string fault);

    private sealed class Session : IDisposable
    {
        private readonly CancellationTokenSource _lost = new();
        private readonly NpgsqlConnection _connection;

        public Session(NpgsqlConnection connection) => (_connection, Lost) = (connection, _lost.Token);

        public CancellationToken Lost { get; }

        public async Task<bool> AskAsync(string question, string what)
        {
            await using var ask = new NpgsqlCommand(question, _connection);
            ask.Parameters.AddWithValue(what);
            return await ask.ExecuteScalarAsync() is true;
        }

        public void Dispose()
        {
            _connection.Dispose();
            _ = TellAsync();
        }

        /// <summary>Whoever hears it may ask again at once, which must not wait for whoever tells it.</summary>
        private async Task TellAsync()
        {
            await _lost.CancelAsync();
            _lost.Dispose();
        }
    }

    private sealed class Owned(AdvisoryLocks locks, Session session, string what) : IOwned
    {
        public CancellationToken Lost => session.Lost;

        public async ValueTask DisposeAsync() => await locks.AskAsync(session, Unlock, what);
    }
}
