using System.Net.Sockets;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LowerBack.Data.Postgres;

/// <summary>What is particular about a PostgreSQL database, and what the server's errors mean to an operator.</summary>
internal sealed class PostgresVendor(NpgsqlConnectionStringBuilder at) : IStoreVendor
{
    public string Place => $"PostgreSQL at {at.Host}:{at.Port}, database {at.Database ?? at.Username}";

    /// <summary>
    /// A database that does not exist is refused. The mapper would create it, and after a slip in its name an empty database
    /// would look like lost data.
    /// </summary>
    public async Task InspectAsync(CoachContext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.CloseConnectionAsync();
    }

    public Task BeforeMigrationAsync(CoachContext db, CancellationToken stop) => Task.CompletedTask;

    public Task FinishAsync(CoachContext db, CancellationToken stop) => Task.CompletedTask;

    public StoreException? Explain(Exception fault) => fault switch
    {
        PostgresException said => new StoreException($"{Place}: the server answered with {said.SqlState}. {Remedy(said.SqlState)}"),
        NpgsqlException or SocketException => new StoreException(
            $"{Place}: no answer. Check that the server runs and can be reached from here, and the host and port in Storage:ConnectionString."),
        _ => null,
    };

    private static string Remedy(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "It did not accept the user or the password; check both in Storage:ConnectionString.",
        PostgresErrorCodes.InvalidCatalogName =>
            "The database does not exist; create it (createdb, with the coach's user as its owner) or correct Storage:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege =>
            "The user may not create tables there; make it the owner of the database.",
        PostgresErrorCodes.CannotConnectNow => "It is starting or stopping; try again in a moment.",
        PostgresErrorCodes.TooManyConnections => "It has no connection left; raise its max_connections or stop what else uses it.",
        _ => "Look up the code in PostgreSQL's appendix of error codes, and check Storage:ConnectionString.",
    };
}
