using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Turns;

/// <summary>
/// Runs one turn: find the member with one read, route, save everything with one write, answer. The event's id is part
/// of that write, so a redelivery fails on it and changes nothing. Faults end here: they are logged without what was
/// said, and the person is told that nothing was lost.
/// </summary>
public sealed partial class TurnRunner(
    IDbContextFactory<CoachContext> contexts, Router router, IEnumerable<ITurnEnd> ends, IEnumerable<IChatListener> listeners, ConversationGate gate, MemberEraser eraser, Bell bell, IClock clock, ILogger<TurnRunner> log) : ICoach
{
    /// <summary>A turn that met another one about the same member is run again; three in a row have never been seen.</summary>
    private const int Attempts = 5;

    private readonly Queries _queries = new();
    private readonly ITurnEnd[] _ends = [.. ends];
    private readonly IChatListener[] _listeners = [.. listeners];

    /// <inheritdoc/>
    public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
    {
        using var turn = await gate.EnterAsync(said.At, stop);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await RunAsync(said, stop);
                }
                catch (DbUpdateException) when (attempt < Attempts)
                {
                    // Either this very event was handled before, or another turn changed the member meanwhile.
                    if (await WasHandledAsync(said, stop))
                        return Answer.Silence;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            LogFault(said.GetType().Name, said.At.Platform.Value, FaultNote.Of(fault));
            return said is ReachabilityChanged ? Answer.Silence : Personal(said, Answers.Say(Words.In(said.From.Language).Say(TurnsText.Fault)));
        }
    }

    /// <inheritdoc/>
    public async Task ChatChangedAsync(ChatChanged change, CancellationToken stop)
    {
        if (_listeners.Length == 0)
            return;
        using var turn = await gate.EnterAsync(change.At, stop);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await HearAsync(change, stop);
                    return;
                }
                catch (DbUpdateException) when (attempt < Attempts)
                {
                    // Somebody else changed what a listener read; they hear it again.
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            LogFault(change.GetType().Name, change.At.Platform.Value, FaultNote.Of(fault));
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) =>
        Task.FromResult(router.Suggest(asked));

    /// <inheritdoc/>
    public ImmutableArray<CommandDescriptor> Commands(string? language) => router.Describe(Words.In(language));

    private async Task HearAsync(ChatChanged change, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        foreach (var listener in _listeners)
            await listener.HeardAsync(db, change, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task<Answer> RunAsync(InboundEvent said, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var since = JournalSince(said, now);
        var known = await FindAsync(db, said, since, stop);
        if (known?.EraseAt <= now)
        {
            // Their time to change their mind is over, and the hourly sweep has not come by yet.
            await eraser.EraseAsync(known.Id, stop);
            return await RunAsync(said, stop);
        }

        var member = known ?? Newcomer(said, now);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.ZoneId ?? "") ?? DateTimeZone.Utc;
        var turn = new Turn(said, member, LocalNow.At(now, zone, member.DayStart), Words.In(member.Language)) { IsStranger = known is null, JournalSince = since };

        var routed = router.Route(turn);
        var answer = Personal(said, router.GoOn(turn, turn.Reading is { } read ? await read(db, stop) : routed));

        // Somebody who only talks in a group, or only shuts the door, has not come to the coach: nothing about them is kept.
        if (known is null && (turn.LeavesNoTrace || said is ReachabilityChanged or (TextReceived or LocationShared) and { Scope: ChatScope.Group }))
            return answer;
        if (known is null)
            db.Members.Add(member);
        if (!answer.Replies.IsEmpty)
        {
            member.LastSeen = now.InUtc().Date;
            member.SpeaksOn = turn.Account.Platform;
        }

        db.AddRange(turn.Kept);
        foreach (var end in _ends)
            answer = await end.EndAsync(db, turn, answer, stop);
        var changed = db.ChangeTracker.HasChanges();
        if (!changed && answer.Replies.IsEmpty)
            return answer;
        if (changed)
            db.Entry(member).Property(row => row.Version).CurrentValue++;
        // What changed was found just now; to look once more would cost as much as the save.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.HandledEvents.Add(new HandledEvent { Platform = said.At.Platform.Value, EventId = said.EventId, HandledAt = now });
        await db.SaveChangesAsync(stop);
        if (turn.SpeaksSoon)
            bell.Ring();
        return answer;
    }

    /// <summary>A day more than asked for: the member's own day may lag the UTC day by one.</summary>
    private LocalDate? JournalSince(InboundEvent said, Instant now) =>
        router.JournalDays(said) is > 0 and var days ? now.InUtc().Date.PlusDays(-days - 1) : null;

    private async Task<Member?> FindAsync(CoachContext db, InboundEvent said, LocalDate? since, CancellationToken stop)
    {
        var (platform, person) = (said.At.Platform.Value, said.From.Id);
        if (since is not { } first)
            return await _queries.Member(db, platform, person, stop);
        await foreach (var identity in _queries.WithJournal(db, platform, person, first).WithCancellation(stop))
            return identity.Member;
        return null;
    }

    private static Member Newcomer(InboundEvent said, Instant now)
    {
        var member = new Member { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), JoinedAt = now, Language = Words.Nearest(said.From.Language), SpeaksOn = said.At.Platform.Value };
        member.Identities.Add(new MemberIdentity { Platform = said.At.Platform.Value, PersonId = said.From.Id, MemberId = member.Id });
        return member;
    }

    private async Task<bool> WasHandledAsync(InboundEvent said, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.HandledEvents.AnyAsync(
            handled => handled.Platform == said.At.Platform.Value && handled.EventId == said.EventId, stop);
    }

    /// <summary>In a group everything the coach answers is for the asker alone.</summary>
    private static Answer Personal(InboundEvent said, Answer answer) => said.Scope == ChatScope.Private
        ? answer
        : new Answer([.. answer.Replies.Select(reply => reply is Say say ? new Whisper(say.Message) : reply)]);

    [LoggerMessage(1001, LogLevel.Error, "A turn failed and nothing of it was saved ({Kind} on {Platform}): {Fault}")]
    private partial void LogFault(string kind, string platform, string fault);

    /// <summary>
    /// Compiled for the model of one store, so they belong to the runner of that store and are not static. They start from
    /// the identity, whose key the event brings; asked the other way round, SQLite would look at every member.
    /// </summary>
    private sealed class Queries
    {
        public readonly Func<CoachContext, string, string, CancellationToken, Task<Member?>> Member =
            EF.CompileAsyncQuery((CoachContext db, string platform, string person, CancellationToken stop) =>
                db.Identities.Where(identity => identity.Platform == platform && identity.PersonId == person)
                    .Select(identity => identity.Member).SingleOrDefault());

        /// <summary>One identity at most, but not asked for as a single one: that would become a query within a query.</summary>
        public readonly Func<CoachContext, string, string, LocalDate, IAsyncEnumerable<MemberIdentity>> WithJournal =
            EF.CompileAsyncQuery((CoachContext db, string platform, string person, LocalDate since) =>
                db.Identities.Where(identity => identity.Platform == platform && identity.PersonId == person)
                    .Include(identity => identity.Member)
                    .ThenInclude(member => member.Journal.Where(entry => entry.Day >= since)));
    }
}
