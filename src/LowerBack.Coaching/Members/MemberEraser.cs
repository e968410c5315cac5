using System.Text.Json;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>
/// Erases members: those who asked for it when their time to change their mind is over, and those who have not been here for
/// long. Each goes in one transaction. The member's row goes last, and only as it was read: a turn that changed it meanwhile
/// wins and nothing is erased; a turn that read the member before and saves after finds no row, and runs again as a stranger's.
/// </summary>
public sealed partial class MemberEraser(
    IDbContextFactory<CoachContext> contexts, IEnumerable<HeldData> held, IClock clock, ILogger<MemberEraser> log) : IForgetter
{
    /// <summary>Who was not here for this many months is erased unasked. Our own figure.</summary>
    public const int MonthsUnseen = 24;

    /// <summary>How long after asking for it somebody can change their mind.</summary>
    public static readonly Duration TimeToUndo = Duration.FromHours(24);

    private readonly HeldData[] _held = [.. held.OrderByDescending(kind => kind.LooksAtOthers)];

    /// <inheritdoc/>
    public string What => "members";

    /// <inheritdoc/>
    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var unseen = LastSeenBefore(now);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var due = await db.Members.Where(member => member.EraseAt <= now || member.LastSeen < unseen).Select(member => member.Id).ToListAsync(stop);
        var erased = 0;
        foreach (var id in due)
            erased += await EraseOneAsync(id, stop) ? 1 : 0;
        // Also where nobody was due: a turn may have erased somebody, or an outside reader have kept the last scrub from its work.
        await db.ScrubAsync(stop);
        return erased;
    }

    /// <summary>Their team may have changed at the same moment; they are due still, and nobody else waits for them.</summary>
    private async Task<bool> EraseOneAsync(Guid id, CancellationToken stop)
    {
        try
        {
            return await EraseAsync(id, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogMet(id);
            return false;
        }
    }

    /// <summary>Erases a member who is due. Answers false, with nothing changed, where they are not (any more).</summary>
    public async Task<bool> EraseAsync(Guid id, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.WriteAsync(() => EraseAsync(db, id, stop), stop);
    }

    private async Task<bool> EraseAsync(CoachContext db, Guid id, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, stop);
        if (member is null || !(member.EraseAt <= now || member.LastSeen < LastSeenBefore(now)))
            return false;

        var counts = new Dictionary<string, int>();
        foreach (var kind in _held)
            counts[kind.Kind] = await kind.EraseAsync(db, member, stop);
        if (await db.Members.Where(found => found.Id == id && found.Version == member.Version).ExecuteDeleteAsync(stop) == 0)
            return false;

        // Nobody waits for proof of what was not asked for.
        if (member.EraseReceipt is not { } receipt)
            return true;
        db.Erasures.Add(new Erasure { Receipt = receipt, ErasedAt = now, Counts = JsonSerializer.Serialize(counts, MemberJson.Default.DictionaryStringInt32) });
        await db.SaveChangesAsync(stop);
        return true;
    }

    [LoggerMessage(1101, LogLevel.Information, "The erasure of {Member} met a change of the same rows; it is tried again in an hour")]
    private partial void LogMet(Guid member);

    private static LocalDate LastSeenBefore(Instant now) => now.InUtc().Date.PlusMonths(-MonthsUnseen);
}
