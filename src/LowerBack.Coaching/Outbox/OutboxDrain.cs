using System.Data.Common;
using System.Linq.Expressions;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// Sends what is due on one platform. The order of things makes it safe to be killed at any instant: wait for room, decide,
/// write down that the message leaves (together with what that changes on the member), send, write down what came of it.
/// </summary>
public sealed partial class OutboxDrain(IDbContextFactory<CoachContext> contexts, OutboxFlight flight, IClock clock, ILogger<OutboxDrain> log) : ISender
{
    /// <summary>How many are looked at together.</summary>
    private const int Batch = 64;

    /// <summary>How many are on their way at once: at 100 ms each this is 80 a second, more than any platform takes.</summary>
    private const int AtOnce = 8;

    /// <summary>
    /// Takes over from a sender that is not alive any more: what it had in flight is sent again where the platform knows a
    /// double, and is otherwise written down as unknown. Comes before the first <see cref="SendDueAsync"/>.
    /// </summary>
    public async Task TakeOverAsync(IChatPlatform platform, Guid sender, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await RecoverAsync(db, platform, message => message.Sender != sender, stop);
    }

    /// <summary>Sends what is due now; answers how many messages were looked at.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="sender">Who sends: a new id each time somebody becomes the one sender of the platform.</param>
    /// <param name="stop">Begins nothing new; what is in flight is seen through.</param>
    public async Task<int> SendDueAsync(IChatPlatform platform, Guid sender, CancellationToken stop)
    {
        List<Due> due;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            var now = clock.GetCurrentInstant();
            // This sender has nothing in flight here, so what is marked so never landed; nor will what left so long ago.
            var farthest = now - DeliveryRules.LongestFlight;
            await RecoverAsync(db, platform, message => message.Sender == sender || message.TryAt < farthest, stop);
            due = await db.Outbox
                .Where(message => message.Platform == platform.Id.Value && message.State == OutboxState.Ready && message.TryAt <= now)
                .OrderBy(message => message.Rank).ThenBy(message => message.DueAt).Take(Batch)
                .Select(message => new Due(message.Id, message.MemberId, message.Kind, message.Person, message.Conversation, message.Changes, message.NotAfter)).ToListAsync(stop);
        }

        // What one member is sent bears on what else they are sent, so theirs go one after the other, and the members side by side.
        await Parallel.ForEachAsync(
            due.GroupBy(one => one.Member), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (theirs, until) =>
            {
                foreach (var one in theirs)
                    await BringAsync(platform, sender, one, until);
            });
        return due.Count;
    }

    private async Task RecoverAsync(CoachContext db, IChatPlatform platform, Expression<Func<OutboxMessage, bool>> lost, CancellationToken stop)
    {
        var orphans = await db.Outbox
            .Where(message => message.Platform == platform.Id.Value && message.State == OutboxState.InFlight).Where(lost).ToListAsync(stop);
        if (orphans.Count == 0)
            return;
        foreach (var orphan in orphans)
            DeliveryRules.Recover(orphan, Duration.FromTimeSpan(platform.KnowsDoublesFor), clock.GetCurrentInstant());
        await db.SaveChangesAsync(stop);
        LogTookOver(platform.Id.Value, orphans.Count, orphans.Count(orphan => orphan.State == OutboxState.Unknown));
    }

    private async Task BringAsync(IChatPlatform platform, Guid sender, Due due, CancellationToken stop)
    {
        try
        {
            // What is too late takes nobody's room.
            if (due.NotAfter >= clock.GetCurrentInstant())
                await platform.WaitForRoomAsync(new ToPerson(due.Person, due.Conversation), stop);
            if (await flight.LeaveAsync(due.Id, sender, platform, stop) is { } leaving)
            {
                var knock = await flight.LandAsync(due.Id, sender, platform, await SendAsync(platform, leaving, due.Changes));
                if (knock is not null)
                    await SendAsync(platform, knock, changes: null);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another sender was faster, or its member was erased.
            LogTaken(due.Id);
        }
        catch (Exception fault) when (!IsAway(fault) && (fault is not OperationCanceledException || !stop.IsCancellationRequested))
        {
            LogFault(due.Kind, due.Id, FaultNote.Of(fault));
            await flight.SetAsideAsync(due.Id, fault);
        }
    }

    /// <summary>Whether the database is away, which is no fault of the message: the round ends, and whoever asked for it begins another.</summary>
    private static bool IsAway(Exception? fault) => fault is not null && (fault is DbException { IsTransient: true } || IsAway(fault.InnerException));

    private async Task<DeliveryOutcome> SendAsync(IChatPlatform platform, Outgoing leaving, string? changes)
    {
        try
        {
            // From here on it may be there, so a stop of the program waits until what came of it is written down.
            return changes is null
                ? await platform.SendAsync(leaving, CancellationToken.None)
                : await platform.EditAsync(new Edited(leaving.To, changes, leaving.Language, leaving.Message), CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogSendFault(platform.Id.Value, FaultNote.Of(fault));
            return new OutcomeUnknown();
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Took over {Count} messages that were in flight on {Platform}; of {Unknown} nobody knows whether they arrived")]
    private partial void LogTookOver(string platform, int count, int unknown);

    [LoggerMessage(1202, LogLevel.Debug, "The message {Id} was taken by somebody else")]
    private partial void LogTaken(Guid id);

    [LoggerMessage(1203, LogLevel.Error, "A message of kind {Kind} ({Id}) could not be made ready: {Fault}")]
    private partial void LogFault(string kind, Guid id, string fault);

    [LoggerMessage(1204, LogLevel.Error, "Sending on {Platform} failed without an answer: {Fault}")]
    private partial void LogSendFault(string platform, string fault);

    private sealed record Due(Guid Id, Guid Member, string Kind, string Person, string? Conversation, string? Changes, Instant NotAfter);
}
