using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace LowerBack.Data.Sqlite;

/// <summary>
/// Sets up each connection to the file: FULL, because a power cut must not undo what a chat platform was told is done; and five
/// seconds of patience with a reader from outside, such as a backup. WAL is a property of the file and is set once,
/// by <see cref="SqliteVendor"/>. What is deleted is overwritten with zeros, or it would lie in the file's free space, readable
/// by anybody who has the file, until something else happens to need the room.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    /// <summary>Connections are pooled and opened twice a turn; what was set up stays so as long as the native one lives.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> SetUp = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Sets up an open connection. SQLite has no asynchronous calls, so neither has this.</summary>
    public static void Apply(SqliteConnection connection)
    {
        if (SetUp.TryGetValue(connection.Handle!, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        SetUp.AddOrUpdate(connection.Handle!, connection.Handle!);
    }
}
