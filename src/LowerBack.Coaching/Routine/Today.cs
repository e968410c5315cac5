using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>A request with everything that follows from it alone.</summary>
internal sealed class Today
{
    private readonly MoveLibrary _library;
    private readonly PlanRequest _request;

    public Today(MoveLibrary library, PlanRequest request)
    {
        (_library, _request) = (library, request);
        Past = Past.Of(request, library);
        Minutes = Math.Clamp(request.Minutes, RoutinePlanner.LeastMinutes, RoutinePlanner.MostMinutes);
        Level = (Level)Math.Clamp((int)request.Level, 1, request.Modified ? 2 : 3);
        var painful = Past.MuchPainLately || request.PainNow >= PainLights.NoTraining;
        Codes = painful ? request.Avoid | AvoidCodes.Acute : request.Avoid;
        Signs = MorningRules.Read(request.Mornings, request.Today);
        Deload = request.Flare is { IsGentle: false } ? DeloadWhy.AfterFlare : StepRules.IsEarlyDeload(request.History, request.Today, request.Now) ? DeloadWhy.HardSessions
            : Signs.Lighter ?? (StepRules.IsDeloadWeek(Level, request.LevelSince, request.Today) ? DeloadWhy.Calendar : null);
        LooseMoves = LooseOf(library);
    }

    public Past Past { get; }

    public int Minutes { get; }

    public Level Level { get; }

    public AvoidCodes Codes { get; }

    public Kit Kit => _request.Kit;

    public Instant Now => _request.Now;

    public LadderBook Ladders => _request.Ladders;

    /// <summary>What the mornings say.</summary>
    public MorningSigns Signs { get; }

    /// <summary>Why this is a lighter week; null where it is none.</summary>
    public DeloadWhy? Deload { get; }

    /// <summary>Much pain: everything at step 1.</summary>
    public bool Recovering { get; set; }

    /// <summary>Some pain: core at step 1.</summary>
    public bool CoreAtStepOne { get; set; }

    /// <summary>The moves that load the back not at all and train nothing, as a set.</summary>
    public ulong LooseMoves { get; }

    public MoveAccess Training() => MoveAccess.For(_library, Level, Kit, Codes, Past.TooSoon, DeadliftEarned);

    /// <summary>
    /// The deadlift wants level 3, no pain of 6 or more for 14 days, and back endurance: superman-hold step 3, or a plank
    /// of 3 x 30 s (step 4). People with better endurance and less pain were the ones who gained from it (Berglund, 2015).
    /// </summary>
    public bool DeadliftEarned =>
        Level == Level.Advanced && !Past.MuchPainInTwoWeeks && (Codes & AvoidCodes.Acute) == AvoidCodes.None
        && (Reached(NamedMoves.SupermanHold, 3) || Reached(NamedMoves.Plank, 4));

    /// <summary>The step of the day for a move, and why it is below the member's own.</summary>
    public (int Step, Eased Eased) StepOf(Move move)
    {
        var own = Math.Clamp(_request.Ladders[move.Id].Step, 1, move.Ladder.Length);
        if (own > 1 && (Recovering || (CoreAtStepOne && move.IsTraining))) return (1, Eased.Pain);
        var trains = move.IsTraining || move.ExtLoad > 0;
        var step = StepRules.AfterDaysOff(own, trains ? Past.DaysSinceStrength : Past.DaysSinceAny);
        var eased = step < own ? Eased.DaysOff : Eased.No;
        if (Deload is not null && trains && eased == Eased.No && own > 1) (step, eased) = (own - 1, Eased.Deload);
        var limit = _library.Swaps.StepLimit(Codes, move);
        return step > limit ? (limit, Eased.Comfort) : (step, eased);
    }

    /// <summary>What holds for any kind of day, in the order of importance.</summary>
    public void AddStandingReasons(List<PlanReason> reasons, SessionDraft draft)
    {
        if (_request.IsFirst) reasons.Add(new FirstSession());
        bool back = false, lighter = false;
        for (var i = 0; i < draft.Count; i++)
        {
            back |= draft[i].Eased == Eased.DaysOff;
            lighter |= draft[i].Move.IsTraining;
        }

        if (back) reasons.Add(new ComingBack(Math.Max(Past.DaysSinceAny ?? 42, Past.DaysSinceStrength ?? 42)));
        if (Deload is { } why && lighter) reasons.Add(new Deload(why));
        if (Past.MuchPainLately && lighter) reasons.Add(new RecentPain());
        if (Level < _request.Level && lighter) reasons.Add(new LevelCapped(Level));
    }

    private bool Reached(string moveId, int step)
    {
        var position = _request.Ladders[moveId];
        return position.Step >= step || (position.ReplacedBy is { } other && other == _library[moveId].ProgressTo);
    }

    private static ulong LooseOf(MoveLibrary library)
    {
        var loose = 0UL;
        foreach (var move in library.Moves)
            if (move is { ExtLoad: 0, Category: MoveCategory.WarmUp or MoveCategory.Mobility or MoveCategory.Recovery or MoveCategory.DeskBreak })
                loose |= move.Bit;
        return loose;
    }
}
