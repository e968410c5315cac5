using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Routine;

/// <summary>Says in one line why a routine looks as it does: the two reasons that matter most.</summary>
internal static class ReasonWords
{
    private const int MostReasons = 2;

    /// <summary>The line. Of a first session nobody needs to know what the week has.</summary>
    public static string Say(Words words, ImmutableArray<PlanReason> reasons)
    {
        var isFirst = reasons.Any(reason => reason is FirstSession);
        return string.Join(' ', reasons.Where(reason => !isFirst || reason is not (Shifted or DayByTable))
            .Take(MostReasons).Select(reason => One(words, reason).ToPlainText()));
    }

    private static Prose One(Words words, PlanReason reason) => reason switch
    {
        MuchPainNow now => words.Say(ReasonText.MuchPainNow, ("pain", now.Pain)),
        SorePain sore => words.Say(ReasonText.SorePain, ("pain", sore.Pain)),
        EasyDayAnyway easy => words.Say(ReasonText.EasyDayAnyway, ("pain", easy.Pain)),
        RecentPain => words.Say(ReasonText.RecentPain),
        StillUp => words.Say(ReasonText.StillUp),
        InFlare { Flare: var flare } => words.Say(flare.Stage switch
        {
            FlareStage.Recover => ReasonText.FlareRecover,
            FlareStage.Loosen => ReasonText.FlareLoosen,
            _ => ReasonText.FlareCore,
        }, ("at", flare.At), ("of", flare.Of)),
        TrainedToday => words.Say(ReasonText.TrainedToday),
        TooSoonSoMobility soon => words.Count(ReasonText.TooSoon, Math.Max(1, soon.DaysSince)),
        EnoughHardDays enough => words.Count(ReasonText.EnoughHardDays, enough.Days),
        Deload deload => words.Say(deload.Why switch
        {
            DeloadWhy.HardSessions => ReasonText.DeloadEarly,
            DeloadWhy.ShortNights => ReasonText.DeloadShortNights,
            DeloadWhy.RisingPain => ReasonText.DeloadRisingPain,
            DeloadWhy.AfterFlare => ReasonText.DeloadAfterFlare,
            _ => ReasonText.DeloadByCalendar,
        }),
        ComingBack { Days: > 28 } => words.Say(ReasonText.ComingBackLong),
        ComingBack back => words.Count(ReasonText.ComingBack, back.Days),
        FirstSession => words.Say(ReasonText.FirstSession),
        DayAsked asked => words.Say(ReasonText.DayAsked, ("day", Day(words, asked.Day))),
        NothingToTrain => words.Say(ReasonText.NothingToTrain),
        Shifted => words.Say(ReasonText.Shifted),
        DayByTable table => words.Say(ReasonText.DayByTable, ("day", Day(words, table.Day))),
        NotATrainingDay => words.Say(ReasonText.NotATrainingDay),
        RestOnPlan => words.Say(ReasonText.RestOnPlan),
        LevelCapped capped => words.Say(ReasonText.LevelCapped, ("level", (int)capped.Used)),
        SwapsForComfort swaps => words.Count(ReasonText.SwapsForComfort, swaps.Count),
        SwapsForKit swaps => words.Count(ReasonText.SwapsForKit, swaps.Count),
        SwapsForRest swaps => words.Count(ReasonText.SwapsForRest, swaps.Count),
        ExtLoadCapped => words.Say(ReasonText.ExtLoadCapped),
        VolumeCapped => words.Say(ReasonText.VolumeCapped),
        EasedForMinutes eased => words.Count(ReasonText.EasedForMinutes, eased.Count),
        FewerMinutes fewer => words.Say(fewer.Why switch
        {
            FewerWhy.Deload => ReasonText.FewerForDeload,
            FewerWhy.Recovering => ReasonText.FewerWhileSore,
            FewerWhy.WeeklyVolume => ReasonText.FewerForVolume,
            FewerWhy.MemberSwapped => ReasonText.FewerBySwap,
            _ => ReasonText.FewerMovesFit,
        }),
        MoreMinutes => words.Say(ReasonText.MoreBySwap),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.GetType().Name, "There are no words for this reason."),
    };

    /// <summary>A day's name at the head of a sentence.</summary>
    private static string Day(Words words, DayKind day)
    {
        var name = words.Plain(RoutineCard.DayName(day));
        return string.Concat(name[..1].ToUpper(words.Culture), name[1..]);
    }
}
