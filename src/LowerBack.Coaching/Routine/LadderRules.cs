using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// How a session moves the ladders: double progression with gates. Up only after two good sessions running (ACSM 2009: when
/// a repetition or two over target come easily), down at once when it hurts. Pure and re-appliable: the book before a
/// session and another answer give another book after it, so an answer can be corrected.
/// </summary>
public sealed class LadderRules(MoveLibrary library)
{
    /// <summary>Two sessions count as two only this far apart.</summary>
    public const int HoursBetweenGood = 36;

    /// <summary>Most moves that step up after one session.</summary>
    public const int MostStepsUp = 2;

    /// <summary>How long a red light keeps every ladder from rising.</summary>
    public const int DaysLockedAfterRed = 7;

    /// <summary>The book after a session that was done, by what is kept of it.</summary>
    public LadderOutcome After(RoutineNote done) => After(done.Before!, done.Plan, new SessionResult
    {
        Effort = done.Effort,
        PainBefore = done.PainBefore,
        PainDuring = done.PainMax,
        Culprit = done.Culprit,
        MorningChange = done.MorningChange,
        NoStepUp = done.NoStepUp == true,
        Skipped = [.. done.Skipped],
    }, done.DoneAt!.Value);

    /// <summary>Whether a session that was done hurt, or the morning after it did, whatever it cost on the ladders.</summary>
    public bool IsSetback(RoutineNote done) => done.MorningChange >= MorningRules.Rise || After(done).Light != PainLight.Green;

    /// <summary>The book after a session.</summary>
    /// <param name="before">The book before it.</param>
    /// <param name="plan">What was planned.</param>
    /// <param name="result">What the member said.</param>
    /// <param name="now">When the session ended; the same moment when an answer is corrected later.</param>
    public LadderOutcome After(LadderBook before, Plan plan, SessionResult result, Instant now)
    {
        var light = result.PainDuring is { } pain
            ? PainLights.During(result.PainBefore, pain, result.NewLegSigns)
            : result.NewLegSigns ? PainLight.Red : PainLight.Green;
        var book = before;
        var ups = MostStepsUp;
        var changes = new LadderChange?[plan.Moves.Length];
        var red = light == PainLight.Red;
        foreach (var planned in plan.Moves)
            red |= LightOf(planned, result) == PainLight.Red && IsAffected(planned, result);
        if (red)
        {
            light = PainLight.Red;
            var until = now + Duration.FromDays(DaysLockedAfterRed);
            book = book with { LockedUntil = book.LockedUntil is { } known && known > until ? known : until };
        }

        // Main moves first: they are what the session was about, and only two may rise.
        foreach (var block in (ReadOnlySpan<Block>)[Block.Main, Block.Core, Block.Activation, Block.WarmUp, Block.Stretch])
            for (var i = 0; i < plan.Moves.Length; i++)
            {
                var planned = plan.Moves[i];
                if (planned.Block != block || result.Skipped.Contains(planned.MoveId) || library.Find(planned.MoveId) is not { } move) continue;
                (book, changes[i]) = Judge(book, plan, planned, move, result, now, ups);
                if (changes[i] is { Why: LadderWhy.TwoGoodSessions or LadderWhy.EasyStart }) ups--;
            }

        return new LadderOutcome(book, [.. changes.Where(c => c is not null).Select(c => c!)], light);
    }

    private (LadderBook Book, LadderChange? Change) Judge(
        LadderBook book, Plan plan, PlannedMove planned, Move move, SessionResult result, Instant now, int ups)
    {
        var was = book[move.Id];
        var position = was with { Step = Math.Clamp(was.Step, 1, move.Ladder.Length), Exposures = was.Exposures + 1 };
        LadderWhy? why = null;
        if (planned.Eased == Eased.DaysOff && planned.Step < position.Step)
            (position, why) = (position with { Step = planned.Step, Clean = 0 }, LadderWhy.DaysOff);

        var light = IsAffected(planned, result) ? LightOf(planned, result) : PainLight.Green;
        if (Worse(light, planned, move, result) is { } down)
            return Lower(book, position, was, planned, move, down, result.Culprit == move.Id);

        position = position with { AmberRunning = 0 };
        var effort = result.Effort;
        if (effort >= 9 && Trains(move))
        {
            var running = position.HardRunning + 1;
            var lower = running >= 2;
            position = position with
            {
                HardRunning = lower ? 0 : running, Clean = 0,
                Step = lower ? Math.Max(1, Math.Min(position.Step, planned.Step) - 1) : position.Step,
            };
            return Done(book, move, was, position, lower ? LadderWhy.TooHardTwice : why);
        }

        position = position with { HardRunning = 0 };
        if (!IsGood(planned, move, result)) return Done(book, move, was, position with { Clean = result.Effort is null || planned.Eased is not (Eased.No or Eased.DaysOff) ? position.Clean : 0 }, why);
        return Raise(book, plan, position, was, move, result, now, ups, why);
    }

    /// <summary>Up, or one good session closer to it.</summary>
    private (LadderBook, LadderChange?) Raise(
        LadderBook book, Plan plan, LadderPosition position, LadderPosition was, Move move, SessionResult result, Instant now, int ups, LadderWhy? why)
    {
        var top = move.Ladder.Length;
        var locked = book.LockedUntil > now || result.NoStepUp;
        var limit = Math.Min(top, library.Swaps.StepLimit(plan.Avoid, move));
        var easy = !position.Jumped && position.Exposures <= 2 && result is { Effort: <= 4, PainDuring: <= 1 };
        if (easy && !locked && ups > 0 && position.Step < limit)
            return Done(book, move, was, position with { Step = position.Step + 1, Clean = 0, Jumped = true, LastClean = now }, LadderWhy.EasyStart);

        // A lock keeps good sessions from counting: the time after a red light or a worse week starts the count afresh.
        if (locked) return Done(book, move, was, position with { Clean = 0 }, why);
        if (position.LastClean is { } last && position.Clean > 0 && now - last < Duration.FromHours(HoursBetweenGood))
            return Done(book, move, was, position, why);

        position = position with { Clean = Math.Min(2, position.Clean + 1), LastClean = now };
        if (position.Clean < 2) return Done(book, move, was, position, why);
        if (position.Step < limit)
            return ups > 0
                ? Done(book, move, was, position with { Step = position.Step + 1, Clean = 0 }, LadderWhy.TwoGoodSessions)
                : Done(book, move, was, position, why);
        if (position.Step == top && MayOffer(plan, move) is { } harder)
            return (book.With(move.Id, position), new LadderChange(move.Id, was.Step, position.Step, LadderWhy.TopOfLadder, harder));
        return Done(book, move, was, position, why);
    }

    private (LadderBook, LadderChange?) Lower(
        LadderBook book, LadderPosition position, LadderPosition was, PlannedMove planned, Move move, LadderWhy why, bool knownCulprit)
    {
        var step = Math.Min(position.Step, planned.Step);
        var amber = why == LadderWhy.Amber ? position.AmberRunning + 1 : 0;
        // The easier move takes over only where it is known that this one hurt: a light for the whole session must not
        // turn every move of it into another.
        var swap = knownCulprit && (amber >= 2 || (why == LadderWhy.Red && step <= 2));
        if (swap && move.RegressTo is { } easier && library.Find(easier) is { } other)
        {
            var there = book[easier];
            book = book.With(easier, there with { Step = Math.Min(there.Step, Math.Min(2, other.Ladder.Length)), Clean = 0, ReplacedBy = there.ReplacedBy == move.Id ? null : there.ReplacedBy });
            book = book.With(move.Id, position with { Step = 1, Clean = 0, AmberRunning = 0, HardRunning = 0, ReplacedBy = easier });
            return (book, new LadderChange(move.Id, was.Step, 1, LadderWhy.EasierMove, easier));
        }

        var by = why == LadderWhy.Red ? 2 : 1;
        return Done(book, move, was, position with { Step = Math.Max(1, step - by), Clean = 0, AmberRunning = amber, HardRunning = 0 }, why);
    }

    private static (LadderBook, LadderChange?) Done(LadderBook book, Move move, LadderPosition was, LadderPosition position, LadderWhy? why) =>
        (book.With(move.Id, position), why is { } reason && position.Step != was.Step ? new LadderChange(move.Id, was.Step, position.Step, reason) : null);

    /// <summary>What sends a move down, worst first, or null.</summary>
    private static LadderWhy? Worse(PainLight light, PlannedMove planned, Move move, SessionResult result)
    {
        if (light == PainLight.Red) return LadderWhy.Red;
        if (light == PainLight.Amber) return LadderWhy.Amber;
        if (result.MorningChange >= 2 && IsAffected(planned, move, result)) return LadderWhy.NextMorning;
        return result.Shortfalls.GetValueOrDefault(move.Id) == Shortfall.OverAThird ? LadderWhy.FellShort : null;
    }

    /// <summary>
    /// Good enough to count: the dose done at the member's own step, effort up to 7, pain up to 2 and not risen by two,
    /// nothing left over in the morning. At least half of the step's sets must have been planned: a third of a dose earns
    /// no more of it.
    /// </summary>
    private static bool IsGood(PlannedMove planned, Move move, SessionResult result) =>
        result is { Effort: <= 7, PainDuring: <= 2, NewLegSigns: false, MorningChange: null or <= 0 }
        && PainLights.During(result.PainBefore, result.PainDuring.Value) == PainLight.Green
        && planned.Eased is Eased.No or Eased.DaysOff
        && result.Shortfalls.GetValueOrDefault(move.Id) == Shortfall.None
        && planned.Sets.Length * 2 >= move.Step(planned.Step).Sets.Length;

    private string? MayOffer(Plan plan, Move move)
    {
        // Only a training move hands over for good: a warm-up that became an exercise would leave its slot without a warm-up.
        if (move.ProgressTo is not { } id || library.Find(id) is not { IsTraining: true } harder || !move.IsTraining) return null;
        var access = MoveAccess.For(library, plan.Level, plan.Kit, plan.Avoid, tooSoon: 0, deadliftEarned: true);
        return access.Allows(harder) ? id : null;
    }

    private PainLight LightOf(PlannedMove planned, SessionResult result)
    {
        if (result.NewLegSigns) return PainLight.Red;
        if (result.PainDuring is not { } pain) return PainLight.Green;
        return library.Find(planned.MoveId) is { } move ? PainLights.During(move, result.PainBefore, pain) : PainLight.Green;
    }

    private bool IsAffected(PlannedMove planned, SessionResult result) =>
        library.Find(planned.MoveId) is { } move && IsAffected(planned, move, result);

    private static bool IsAffected(PlannedMove planned, Move move, SessionResult result) =>
        !result.Skipped.Contains(planned.MoveId)
        && (result.Culprit is { } culprit ? string.Equals(culprit, planned.MoveId, StringComparison.Ordinal) : move.IsTraining);

    private static bool Trains(Move move) => move.IsTraining || move.ExtLoad > 0;
}
