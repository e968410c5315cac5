using LowerBack.Coaching.Storage;
using Npgsql;

namespace LowerBack.Data.Postgres;

/// <summary>
/// Ownership by PostgreSQL's advisory locks: each belongs to a connection of its own, and the server gives it back when that
/// connection ends, however its program ended.
/// </summary>
internal sealed class AdvisoryLocks(string connectionString) : IOwnership
{
    /// <summary>A program whose machine vanished keeps its locks until the server notices; it asks this often, in seconds.</summary>
    private const int KeepAliveSeconds = 10;

    // Not from the pool: the lock lives as long as the session, and a pooled session outlives its user.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false, KeepAlive = KeepAliveSeconds, ApplicationName = "LowerBack owner",
    }.ConnectionString;

    public async Task<IOwned?> TryAsync(string what, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(stop);
            await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            ask.Parameters.AddWithValue(what);
            if (await ask.ExecuteScalarAsync(stop) is true)
                return new Owned(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private sealed class Owned(NpgsqlConnection connection) : IOwned
    {
        public async Task<bool> IsHeldAsync(CancellationToken stop)
        {
            try
            {
                await using var ask = new NpgsqlCommand("SELECT 1", connection);
                await ask.ExecuteScalarAsync(stop);
                return true;
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
            {
                return false;
            }
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
