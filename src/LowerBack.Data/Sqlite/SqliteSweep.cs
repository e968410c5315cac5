using System.Data.Common;
using System.Globalization;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Data.Sqlite;

/// <summary>
/// Writes a batch of a sweep with three statements, each compiled once and run for every row: in SQLite that is half the work of
/// one statement for all rows, which would have to travel as JSON (measured).
/// </summary>
internal static class SqliteSweep
{
    private const string Lay = "UPDATE agendas SET next_due = $next, agenda = $agenda WHERE member_id = $member";

    private const string Replace = """
        UPDATE outbox SET state = 3, why = 'Replaced', ended_at = $now
        WHERE state = 0 AND newest_only AND NOT asked AND member_id = $member
        """;

    private const string Add = """
        INSERT INTO outbox (id, member_id, platform, person, conversation, kind, also, asked, put_off, newest_only, day, due_at, not_after, rank, state, why, try_at, attempts, ended_at)
        VALUES ($id, $member, $platform, $person, $conversation, $kind, $also, 0, 0, $newest, $day, $due, $until, $rank, $state, $why, $try, 0, $ended)
        ON CONFLICT DO NOTHING
        """;

    public static async Task WriteAsync(DbContext db, SweptBatch batch, Instant now)
    {
        await RunAsync(db, Lay, batch.Agendas, (row, set) =>
        {
            set("$member", Id(row.MemberId));
            set("$next", Moment(row.NextDue));
            set("$agenda", row.Agenda);
        });
        await RunAsync(db, Replace, batch.Messages.Where(message => message.NewestOnly), (message, set) =>
        {
            set("$member", Id(message.MemberId));
            set("$now", Moment(now));
        });
        await RunAsync(db, Add, batch.Messages, Write);
    }

    private static void Write(OutboxMessage message, Action<string, object?> set)
    {
        set("$id", Id(message.Id));
        set("$member", Id(message.MemberId));
        set("$platform", message.Platform);
        set("$person", message.Person);
        set("$conversation", message.Conversation);
        set("$kind", message.Kind);
        set("$also", message.Also);
        set("$newest", message.NewestOnly);
        set("$day", LocalDatePattern.Iso.Format(message.Day));
        set("$due", Moment(message.DueAt));
        set("$until", Moment(message.NotAfter));
        set("$rank", message.Rank);
        set("$state", (int)message.State);
        set("$why", message.Why);
        set("$try", Moment(message.TryAt));
        set("$ended", Moment(message.EndedAt));
    }

    private static async Task RunAsync<TRow>(DbContext db, string statement, IEnumerable<TRow> rows, Action<TRow, Action<string, object?>> write)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var parameters = new Dictionary<string, DbParameter>();
        foreach (var row in rows)
        {
            write(row, Set);
            await command.ExecuteNonQueryAsync();
        }

        void Set(string name, object? value)
        {
            if (!parameters.TryGetValue(name, out var parameter))
            {
                parameters[name] = parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            parameter.Value = value ?? DBNull.Value;
        }
    }

    private static long? Moment(Instant? moment) => moment?.ToUnixTimeMilliseconds();

    /// <summary>As the mapper writes ids.</summary>
    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
}
