using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NpgsqlTypes;
using Parameter = Npgsql.NpgsqlParameter;

namespace LowerBack.Data.Postgres;

/// <summary>Writes a batch of a sweep with three statements, whatever its size: each column travels as one array.</summary>
internal static class PostgresSweep
{
    /// <summary>Rows that another sweep holds are its business.</summary>
    public const string Take = "SELECT * FROM agendas WHERE part = {0} AND next_due <= {1} ORDER BY next_due LIMIT {2} FOR UPDATE SKIP LOCKED";

    private const string Lay = """
        UPDATE agendas SET next_due = laid.next_due, agenda = laid.agenda
        FROM unnest(@member, @next, @agenda) AS laid (member_id, next_due, agenda) WHERE agendas.member_id = laid.member_id
        """;

    private const string Replace = """
        UPDATE outbox SET state = 3, why = 'Replaced', ended_at = @now
        WHERE state = 0 AND newest_only AND NOT asked AND member_id = ANY (@member)
        """;

    private const string Add = """
        INSERT INTO outbox (id, member_id, platform, person, conversation, kind, also, asked, put_off, newest_only, day, due_at, not_after, rank, state, why, try_at, attempts, ended_at)
        SELECT id, member_id, platform, person, conversation, kind, also, false, 0, newest_only, day, due_at, not_after, rank, state, why, try_at, 0, ended_at
        FROM unnest(@id, @member, @platform, @person, @conversation, @kind, @also, @newest, @day, @due, @until, @rank, @state, @why, @try, @ended)
            AS new (id, member_id, platform, person, conversation, kind, also, newest_only, day, due_at, not_after, rank, state, why, try_at, ended_at)
        ON CONFLICT DO NOTHING
        """;

    public static async Task WriteAsync(DbContext db, SweptBatch batch, Instant now)
    {
        var (agendas, messages) = (batch.Agendas, batch.Messages);
        await db.Database.ExecuteSqlRawAsync(
            Lay,
            Column("member", NpgsqlDbType.Uuid, agendas, row => row.MemberId),
            Column("next", NpgsqlDbType.TimestampTz, agendas, row => Moment(row.NextDue)),
            Column("agenda", NpgsqlDbType.Text, agendas, row => row.Agenda));
        var newest = messages.Where(message => message.NewestOnly).ToList();
        if (newest.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync(
                Replace, new Parameter("now", now.ToDateTimeUtc()), Column("member", NpgsqlDbType.Uuid, newest, message => message.MemberId));
        }

        await db.Database.ExecuteSqlRawAsync(
            Add,
            Column("id", NpgsqlDbType.Uuid, messages, message => message.Id),
            Column("member", NpgsqlDbType.Uuid, messages, message => message.MemberId),
            Column("platform", NpgsqlDbType.Text, messages, message => message.Platform),
            Column("person", NpgsqlDbType.Text, messages, message => message.Person),
            Column("conversation", NpgsqlDbType.Text, messages, message => message.Conversation),
            Column("kind", NpgsqlDbType.Text, messages, message => message.Kind),
            Column("also", NpgsqlDbType.Text, messages, message => message.Also),
            Column("newest", NpgsqlDbType.Boolean, messages, message => message.NewestOnly),
            Column("day", NpgsqlDbType.Date, messages, message => message.Day.ToDateOnly()),
            Column("due", NpgsqlDbType.TimestampTz, messages, message => message.DueAt.ToDateTimeUtc()),
            Column("until", NpgsqlDbType.TimestampTz, messages, message => message.NotAfter.ToDateTimeUtc()),
            Column("rank", NpgsqlDbType.Integer, messages, message => message.Rank),
            Column("state", NpgsqlDbType.Integer, messages, message => (int)message.State),
            Column("why", NpgsqlDbType.Text, messages, message => message.Why),
            Column("try", NpgsqlDbType.TimestampTz, messages, message => message.TryAt.ToDateTimeUtc()),
            Column("ended", NpgsqlDbType.TimestampTz, messages, message => Moment(message.EndedAt)));
    }

    private static Parameter Column<TRow, TValue>(string name, NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, TValue> value) =>
        new(name, NpgsqlDbType.Array | type) { Value = rows.Select(value).ToArray() };

    private static DateTime? Moment(Instant? moment) => moment?.ToDateTimeUtc();
}
