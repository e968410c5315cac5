using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// Finds whose reminders are due, writes them into the outbox and lays what comes next, a batch at a time and each batch in one
/// transaction: however often and wherever it is killed, nothing is lost and nothing is there twice.
/// </summary>
public sealed partial class Sweep(IDbContextFactory<CoachContext> contexts, IClock clock, ILogger<Sweep> log)
{
    /// <summary>Larger batches hold up everybody else's writes for longer and win little (measured).</summary>
    public const int Batch = 500;

    /// <summary>Sweeps one part of the members until nothing is due there; answers how many members had something due.</summary>
    /// <param name="part">0 to <see cref="AgendaRow.Parts"/> - 1.</param>
    /// <param name="stop">Stops after the batch that is under way.</param>
    public async Task<int> RunAsync(int part, CancellationToken stop)
    {
        var swept = 0;
        int latest;
        do
        {
            stop.ThrowIfCancellationRequested();
            latest = await BatchAsync(part);
            swept += latest;
        }
        while (latest == Batch);
        return swept;
    }

    private async Task<int> BatchAsync(int part)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var now = clock.GetCurrentInstant();
        // Mostly nothing is due, and then nobody's write has to wait for this.
        if (!await db.Agendas.AnyAsync(row => row.Part == part && row.NextDue <= now))
            return 0;
        var taken = 0;
        await db.WriteAsync(
            async () =>
            {
                var rows = await db.TakeDueAsync(part, now, Batch);
                taken = rows.Count;
                await db.WriteAsync(Work(rows, now), now);
                return taken > 0;
            },
            CancellationToken.None);
        return taken;
    }

    private SweptBatch Work(IReadOnlyList<AgendaRow> rows, Instant now)
    {
        var messages = new List<OutboxMessage>(rows.Count);
        var due = new List<DueMessage>();
        var late = 0;
        foreach (var row in rows)
        {
            due.Clear();
            var agenda = row.Read();
            row.Write(AgendaRules.Sweep(agenda, agenda.ClockOf(row.MemberId), now, due));
            foreach (var message in due)
            {
                late += message.NotAfter < now ? 1 : 0;
                messages.Add(MessageOf(row, message, now));
            }
        }

        if (late > 0)
            LogLate(late);
        return new SweptBatch(rows, messages);
    }

    /// <summary>What falls due, as it goes into the outbox.</summary>
    internal static OutboxMessage MessageOf(AgendaRow row, DueMessage due, Instant now)
    {
        var message = new OutboxMessage
        {
            MemberId = row.MemberId,
            Platform = row.Platform,
            Person = row.Person,
            Conversation = row.Conversation,
            Kind = due.Kind.ToString(),
            Also = string.Join(',', due.Also),
            Day = due.Day,
            DueAt = due.Due,
            NotAfter = due.NotAfter,
            Rank = RankOf(due.Kind),
            NewestOnly = KindRules.Of(due.Kind).Has(KindTraits.NewestOnly),
            TryAt = due.Due,
        };
        if (due.NotAfter < now)
            DeliveryRules.End(message, OutboxState.Dropped, Drop.Late, now);
        return message;
    }

    /// <summary>The order in which a kind leaves: by its priority, then by its importance, so that of two the one that speaks is decided first.</summary>
    internal static int RankOf(ReminderKind kind) => KindRules.Of(kind).Rank + KindRules.Of(kind).Priority switch
    {
        SendPriority.Daily => OutboxRank.Daily,
        SendPriority.Digest => OutboxRank.Digest,
        _ => OutboxRank.Nudge,
    };

    [LoggerMessage(1221, LogLevel.Information, "{Count} reminders were too late when they were found, and are not sent")]
    private partial void LogLate(int count);
}
