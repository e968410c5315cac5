using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>What kind of day today is, before pain and spacing have their say.</summary>
internal static class DayRules
{
    /// <summary>
    /// Strength comes only on weekdays the member chose. A member's week starts when they start: where the table has no strength today but it is due (none for
    /// <see cref="WeekTable.DueAfterDays"/> days, and fewer than the week's number in the last seven), it is today.
    /// </summary>
    public static (DayKind Day, PlanReason Why) Choose(PlanRequest request, Level level, Past past)
    {
        if (request.Asked is { } asked) return (asked, new DayAsked(asked));
        var planned = WeekTable.On(level, request.Today.DayOfWeek);
        if (!TrainsToday(request))
            return planned.IsStrength() ? (DayKind.Mobility, new NotATrainingDay()) : (planned, ByTable(planned));
        if (planned.IsStrength())
        {
            var next = Next(level, past);
            return (next, new DayByTable(next));
        }

        var due = past.DaysSinceStrength is not { } days || days > WeekTable.DueAfterDays(level);
        if (due && past.StrengthThisWeek < WeekTable.StrengthDays(level)) return (Next(level, past), new Shifted(planned));
        return (planned, ByTable(planned));
    }

    private static PlanReason ByTable(DayKind planned) => planned == DayKind.Rest ? new RestOnPlan() : new DayByTable(planned);

    /// <summary>Whether the member wants to train on this weekday.</summary>
    private static bool TrainsToday(PlanRequest request) => (request.TrainingDays >> ((int)request.Today.DayOfWeek - 1) & 1) == 1;

    /// <summary>
    /// A and B take turns. An advanced member's third day of the week is a light A or a B in turn, because the full A has
    /// the deadlift and the week has room for one.
    /// </summary>
    private static DayKind Next(Level level, Past past)
    {
        if (past.LastStrength is not { } last) return DayKind.StrengthA;
        if (level != Level.Advanced) return last == DayKind.StrengthB ? DayKind.StrengthA : DayKind.StrengthB;
        if (last == DayKind.StrengthA) return DayKind.StrengthB;
        if (last == DayKind.StrengthALight || past.DaysSinceA is not <= 5) return DayKind.StrengthA;
        return past.DaysSinceALight is <= 10 ? DayKind.StrengthB : DayKind.StrengthALight;
    }
}
