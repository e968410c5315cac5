using System.Globalization;
using System.Text;
using System.Text.Json;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Data.Sqlite;

/// <summary>Writes a batch of a sweep with three statements, whatever its size: the rows travel as one JSON text each.</summary>
internal static class SqliteSweep
{
    private const string Lay = """
        UPDATE agendas SET next_due = laid.value ->> 'd', agenda = laid.value ->> 'a'
        FROM json_each({0}) AS laid WHERE member_id = laid.value ->> 'm'
        """;

    private const string Replace = """
        UPDATE outbox SET state = 3, why = 'Replaced', ended_at = {1}
        WHERE state = 0 AND newest_only AND NOT asked AND member_id IN (SELECT value FROM json_each({0}))
        """;

    private const string Add = """
        INSERT INTO outbox (id, member_id, platform, person, conversation, kind, also, asked, put_off, newest_only, day, due_at, not_after, rank, state, why, try_at, attempts, ended_at)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 0, 0, value ->> 7, value ->> 8, value ->> 9,
            value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, 0, value ->> 15
        FROM json_each({0}) WHERE true ON CONFLICT DO NOTHING
        """;

    public static async Task WriteAsync(DbContext db, SweptBatch batch, Instant now)
    {
        await db.Database.ExecuteSqlRawAsync(Lay, Json(pen =>
        {
            foreach (var row in batch.Agendas)
            {
                pen.WriteStartObject();
                pen.WriteString("m", Id(row.MemberId));
                Write(pen, "d", row.NextDue);
                pen.WriteString("a", row.Agenda);
                pen.WriteEndObject();
            }
        }));
        if (batch.Messages.Any(message => message.NewestOnly))
        {
            await db.Database.ExecuteSqlRawAsync(
                Replace,
                Json(pen =>
                {
                    foreach (var message in batch.Messages.Where(message => message.NewestOnly))
                        pen.WriteStringValue(Id(message.MemberId));
                }),
                now.ToUnixTimeMilliseconds());
        }

        await db.Database.ExecuteSqlRawAsync(Add, Json(pen =>
        {
            foreach (var message in batch.Messages)
                Write(pen, message);
        }));
    }

    private static void Write(Utf8JsonWriter pen, OutboxMessage message)
    {
        pen.WriteStartArray();
        pen.WriteStringValue(Id(message.Id));
        pen.WriteStringValue(Id(message.MemberId));
        pen.WriteStringValue(message.Platform);
        pen.WriteStringValue(message.Person);
        pen.WriteStringValue(message.Conversation);
        pen.WriteStringValue(message.Kind);
        pen.WriteStringValue(message.Also);
        pen.WriteNumberValue(message.NewestOnly ? 1 : 0);
        pen.WriteStringValue(LocalDatePattern.Iso.Format(message.Day));
        pen.WriteNumberValue(message.DueAt.ToUnixTimeMilliseconds());
        pen.WriteNumberValue(message.NotAfter.ToUnixTimeMilliseconds());
        pen.WriteNumberValue(message.Rank);
        pen.WriteNumberValue((int)message.State);
        pen.WriteStringValue(message.Why);
        pen.WriteNumberValue(message.TryAt.ToUnixTimeMilliseconds());
        if (message.EndedAt is { } ended)
            pen.WriteNumberValue(ended.ToUnixTimeMilliseconds());
        else
            pen.WriteNullValue();
        pen.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter pen, string name, Instant? moment)
    {
        if (moment is { } at)
            pen.WriteNumber(name, at.ToUnixTimeMilliseconds());
        else
            pen.WriteNull(name);
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var pen = new Utf8JsonWriter(text))
        {
            pen.WriteStartArray();
            write(pen);
            pen.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>As the mapper writes ids.</summary>
    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
}
