using System.Collections.Immutable;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

public sealed partial class RoutinePlanner
{
    /// <summary>
    /// What could stand in a planned move's place, best first: the swap tables, then moves of the same pattern and of the
    /// same category, then the easier and the harder neighbour. Everything in it may be given today.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="moveId">A move of it; anything else has no candidates.</param>
    /// <param name="request">The request the plan came from.</param>
    public ImmutableArray<Move> SwapCandidates(Plan plan, string moveId, PlanRequest request)
    {
        if (plan.Find(moveId) is not { } planned || library.Find(moveId) is not { } move) return [];
        var (today, access) = Reopen(plan, request);
        var used = 0UL;
        foreach (var there in plan.Moves)
            if (library.Find(there.MoveId) is { } known) used |= known.Bit;
        var found = ImmutableArray.CreateBuilder<Move>();
        var original = planned.SwappedFrom is { } from ? library.Find(from) ?? move : move;

        void Offer(Move? other)
        {
            if (other is null || (used & other.Bit) != 0 || !access.Allows(other)) return;
            var ext = plan.ExtLoad - move.ExtLoad + other.ExtLoad;
            if (ext > plan.ExtLoad && (ext > DoseRules.ExtCap(plan.Level) || SpacingRules.Refuses(today.Past, ext, today.Now) is not null)) return;
            used |= other.Bit;
            found.Add(other);
        }

        foreach (var other in access.AllSwaps(original)) Offer(other);
        foreach (var other in access.AllSwaps(move)) Offer(other);
        foreach (var other in library.Moves)
            if (other.Pattern == move.Pattern && other.IsTraining == move.IsTraining && other.Category != MoveCategory.DeskBreak) Offer(other);
        foreach (var other in library.Moves)
            if (other.Category == move.Category) Offer(other);
        Offer(Find(move.RegressTo));
        Offer(Find(move.ProgressTo));
        return found.ToImmutable();
    }

    /// <summary>The plan with one move swapped, or null where the swap is not one of <see cref="SwapCandidates"/>.</summary>
    public Plan? Swap(Plan plan, string moveId, string otherId, PlanRequest request)
    {
        var other = library.Find(otherId);
        if (other is null || !SwapCandidates(plan, moveId, request).Contains(other)) return null;
        var (today, _) = Reopen(plan, request);
        var draft = new SessionDraft(plan.Minutes);
        var (step, eased) = today.StepOf(other);
        // A plan that pain or a lighter week made easy stays easy, whatever is swapped into it.
        var sets = Math.Min(other.Step(step).Sets.Length, DoseRules.MostSets(draft.Budget));
        if (today.Deload is not null && other.IsTraining) sets = (sets + 1) / 2;
        var seconds = draft.Estimate(other, step, sets);
        var left = plan.EstimatedSeconds - plan.Find(moveId)!.Seconds;
        while (sets > 1 && left + seconds > draft.MostSeconds) seconds = draft.Estimate(other, step, --sets);
        while (step > 1 && left + seconds > draft.MostSeconds)
        {
            sets = Math.Min(sets, other.Step(--step).Sets.Length);
            eased = Eased.Minutes;
            seconds = draft.Estimate(other, step, sets);
        }

        var dose = other.Step(step);
        var moves = plan.Moves.ToBuilder();
        for (var i = 0; i < moves.Count; i++)
            if (moves[i].MoveId == moveId)
                moves[i] = new PlannedMove(
                    other.Id, moves[i].Block, step, dose.Sets[..sets], dose.HoldSeconds, DoseRules.Rest(other, draft.Budget),
                    seconds, moves[i].SwappedFrom ?? moveId, eased);
        var reasons = plan.Reasons.RemoveAll(r => r is MoreMinutes or FewerMinutes { Why: FewerWhy.MemberSwapped });
        if (left + seconds > draft.MostSeconds) reasons = reasons.Add(new MoreMinutes());
        if (left + seconds < draft.LeastSeconds && !reasons.Any(r => r is FewerMinutes)) reasons = reasons.Add(new FewerMinutes(FewerWhy.MemberSwapped));
        return plan with
        {
            Moves = moves.ToImmutable(), EstimatedSeconds = left + seconds, Reasons = reasons,
            ExtLoad = plan.ExtLoad - library[moveId].ExtLoad + other.ExtLoad,
        };
    }

    /// <summary>
    /// Whether a member may be given a move as far as level, kit, comfort and the deadlift's gate go; a ladder's top
    /// offers only such a move.
    /// </summary>
    public bool MayGive(Move move, PlanRequest request)
    {
        var today = new Today(library, request);
        return MoveAccess.For(library, today.Level, today.Kit, today.Codes, 0, today.DeadliftEarned).Allows(move);
    }

    private Move? Find(string? id) => id is null ? null : library.Find(id);

    /// <summary>The day as the planner saw it, from the plan and its request.</summary>
    private (Today Today, MoveAccess Access) Reopen(Plan plan, PlanRequest request)
    {
        var today = new Today(library, request)
        {
            Recovering = plan.Day == DayKind.Recovery,
            CoreAtStepOne = plan.Day == DayKind.Mobility && request.PainNow >= PainLights.Sore,
        };
        var access = today.Training();
        if (!plan.Day.IsStrength())
            access.Only(move => ((today.LooseMoves & move.Bit) != 0 && !(today.Recovering && move.Pattern == MovePattern.Extension))
                || (today.CoreAtStepOne && move is { Category: MoveCategory.Core, Level: Level.Beginner } && (move.ExtLoad == 0 || !today.Past.StrengthToday)));
        return (today, access);
    }
}
