using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// Plans today's session. Pure: the same request gives the same plan. Order of thought: what kind of day, pain, which moves
/// the member may be given, at which step, whether the back has rested, and how it fits the minutes.
/// </summary>
public sealed partial class RoutinePlanner(MoveLibrary library)
{
    /// <summary>The fewest and the most minutes of a session.</summary>
    public const int LeastMinutes = 5;

    /// <inheritdoc cref="LeastMinutes"/>
    public const int MostMinutes = 30;

    /// <summary>Most that the seconds of strength training may rise from week to week, in percent (own number).</summary>
    public const int MostWeeklyGrowthPercent = 20;

    /// <summary>A cap on the week never shortens a session below the shortest there is: 80 % of five minutes.</summary>
    private const int ShortestSeconds = 240;

    /// <summary>On a day with much pain eight minutes are enough, whatever was asked for: nothing is added beyond.</summary>
    private const int RecoverySeconds = 480;

    /// <summary>Plans a session.</summary>
    public Plan Plan(PlanRequest request)
    {
        var today = new Today(library, request);
        var (day, why) = DayRules.Choose(request, today.Level, today.Past);
        var pain = request.PainNow ?? 0;
        if (pain >= PainLights.NoTraining && request.Asked != DayKind.Rest) return Loosen(today, DayKind.Recovery, new MuchPainNow(pain));
        if (Gentle(today, request) is { } gentle) return gentle;
        if (pain >= PainLights.Sore && day.IsStrength()) return Loosen(today, DayKind.Mobility, new SorePain(pain), core: true);
        if (!day.IsStrength()) return Loosen(today, day, pain >= PainLights.Sore && day != DayKind.Rest ? new EasyDayAnyway(pain) : why);
        if (today.Signs.StillUp) return Loosen(today, DayKind.Mobility, new StillUp());
        if (today.Past.StrengthToday) return Loosen(today, DayKind.Mobility, new TrainedToday());

        var (plan, refused) = Strength(today, day, why);
        return plan ?? Loosen(today, refused is NothingToTrain ? DayKind.Walk : DayKind.Mobility, refused ?? why);
    }

    /// <summary>The next smaller budget for "shorter, please", or null where there is none.</summary>
    public static int? Shorter(int minutes) => minutes switch { > 20 => 20, > 10 => 10, > 5 => 5, _ => null };

    private (Plan? Plan, PlanReason? Refused) Strength(Today today, DayKind day, PlanReason why)
    {
        var draft = new SessionDraft(today.Minutes);
        var access = today.Training();
        var template = library.Template((SessionFor)(int)today.Level, draft.Budget, day == DayKind.StrengthB ? 'B' : 'A');
        var reasons = new List<PlanReason>(8);
        var swaps = new Composer(library, today, access).Compose(draft, template, light: day == DayKind.StrengthALight);
        if (!draft.Trains) return (null, new NothingToTrain());
        var cap = DoseRules.ExtCap(today.Level);
        var capped = Composer.CapExtLoad(library, today, draft, access, cap);
        TrimRules.Trim(draft, draft.LeastSeconds, draft.MostSeconds);
        if (today.Deload is not null) CutSets(draft);
        else new FillRules(library, today.StepOf).Fill(draft, access.Allowed & today.LooseMoves);
        if (SpacingRules.Refuses(today.Past, draft.ExtLoad, today.Now) is { } refused) return (null, refused);
        var grew = HoldWeek(today, draft);
        var fewer = grew ? FewerWhy.WeeklyVolume : today.Deload is not null ? FewerWhy.Deload : FewerWhy.FewMovesFit;

        today.AddStandingReasons(reasons, draft);
        reasons.Add(why);
        AddSwapReasons(reasons, swaps);
        if (capped) reasons.Add(new ExtLoadCapped(cap));
        if (grew) reasons.Add(new VolumeCapped(MostWeeklyGrowthPercent));
        return (Finish(today, day, draft, reasons, fewer), null);
    }

    /// <summary>A gentle day of a flare-up, whatever the week has; only a walk or rest may be asked for instead.</summary>
    private Plan? Gentle(Today today, PlanRequest request) => request is not { Flare: { IsGentle: true } flare, Asked: not (DayKind.Walk or DayKind.Rest) }
        ? null
        : flare.Stage switch
        {
            FlareStage.Recover => Loosen(today, DayKind.Recovery, new InFlare(flare)),
            FlareStage.Loosen => Loosen(today, DayKind.Mobility, new InFlare(flare), sparing: true),
            _ => Loosen(today, DayKind.Mobility, new InFlare(flare), core: true),
        };

    /// <summary>Everything that does not train: mobility, walk, recovery, rest.</summary>
    private Plan Loosen(Today today, DayKind day, PlanReason why, bool core = false, bool sparing = false)
    {
        var reasons = new List<PlanReason>(8) { why };
        var draft = new SessionDraft(today.Minutes);
        if (day == DayKind.Rest) return Finish(today, day, draft, reasons, null);
        today.Recovering = sparing || day == DayKind.Recovery;
        today.CoreAtStepOne = core;

        var access = today.Training();
        access.Only(move => (today.LooseMoves & move.Bit) != 0 && !(today.Recovering && move.Pattern == MovePattern.Extension));
        var composer = new Composer(library, today, access);
        var swaps = day == DayKind.Walk
            ? composer.Walk(draft)
            : composer.Compose(draft, library.Template(day == DayKind.Recovery ? SessionFor.Recovery : SessionFor.Mobility, draft.Budget));
        if (core) composer.AddEasyCore(draft);
        TrimRules.Trim(draft, draft.LeastSeconds, draft.MostSeconds);
        new FillRules(library, today.StepOf).Fill(draft, access.Allowed, today.Recovering ? RecoverySeconds : int.MaxValue);
        today.AddStandingReasons(reasons, draft);
        AddSwapReasons(reasons, swaps);
        return Finish(today, day, draft, reasons, today.Recovering ? FewerWhy.Recovering : FewerWhy.FewMovesFit);
    }

    /// <summary>A lighter week: 40-50 % of the sets go, a set here and there, the most from the moves that have the most.</summary>
    private static void CutSets(SessionDraft draft)
    {
        int total = 0, left;
        for (var i = 0; i < draft.Count; i++)
            if (draft[i].Move.IsTraining) total += draft[i].Sets;
        left = total;
        while (left * 10 > total * 6)
        {
            var most = -1;
            for (var i = 0; i < draft.Count; i++)
                if (draft[i].Move.IsTraining && draft[i].Sets > 1 && (most < 0 || draft[i].Sets > draft[most].Sets)) most = i;
            if (most < 0) return;
            draft.SetSets(most, draft[most].Sets - 1);
            left--;
        }
    }

    /// <summary>
    /// Holds the week to a fifth more than the one before. It speaks only where the week before was a full one: after a
    /// thin week it would keep a member from ever getting back to their own rhythm.
    /// </summary>
    private static bool HoldWeek(Today today, SessionDraft draft)
    {
        var past = today.Past;
        if (past.StrengthLastWeek < WeekTable.StrengthDays(today.Level)) return false;
        var most = (past.SecondsLastWeek * (100 + MostWeeklyGrowthPercent) / 100) - past.SecondsThisWeek;
        most = Math.Max(most, ShortestSeconds);
        if (draft.Seconds <= most) return false;
        TrimRules.Trim(draft, Math.Min(draft.LeastSeconds, most * 8 / 10), most);
        return true;
    }

    private static void AddSwapReasons(List<PlanReason> reasons, SwapCount swaps)
    {
        if (swaps.Comfort > 0) reasons.Add(new SwapsForComfort(swaps.Comfort));
        if (swaps.Kit > 0) reasons.Add(new SwapsForKit(swaps.Kit));
        if (swaps.Rest > 0) reasons.Add(new SwapsForRest(swaps.Rest));
    }

    private static Plan Finish(Today today, DayKind day, SessionDraft draft, List<PlanReason> reasons, FewerWhy? fewer)
    {
        var eased = 0;
        for (var i = 0; i < draft.Count; i++)
            if (draft[i].Eased == Eased.Minutes) eased++;
        if (eased > 0) reasons.Add(new EasedForMinutes(eased));
        if (fewer is { } why && draft.Seconds < draft.LeastSeconds) reasons.Add(new FewerMinutes(why));
        return new Plan
        {
            Day = day, Minutes = today.Minutes, Level = today.Level, Kit = today.Kit, Avoid = today.Codes,
            Moves = draft.ToMoves(), EstimatedSeconds = draft.Seconds, ExtLoad = draft.ExtLoad, Reasons = [.. reasons],
        };
    }
}
