using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LowerBack.Data.Sqlite;

/// <summary>
/// Sets up each connection: FULL, because a power cut must not undo what a chat platform was told is done; and five
/// seconds of patience with a reader from outside, such as a backup. WAL is a property of the file and is set once,
/// by <see cref="SqliteVendor"/>. What is deleted is overwritten with zeros, or it would lie in the file's free space, readable
/// by anybody who has the file, until something else happens to need the room.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
