using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// What the planner needs to know of a member's last 42 days, gathered in one pass. Entries after the moment of planning
/// are not looked at: a clock that was moved back must not make the future count.
/// </summary>
internal sealed class Past
{
    private const int DaysRemembered = 14;
    private readonly int[] _extByDaysAgo = new int[DaysRemembered];

    /// <summary>Days since anything with moves was done; null where nothing is remembered.</summary>
    public int? DaysSinceAny { get; private set; }

    /// <summary>Days since strength was trained; null where none is remembered.</summary>
    public int? DaysSinceStrength { get; private set; }

    /// <summary>What kind the last strength day was.</summary>
    public DayKind? LastStrength { get; private set; }

    /// <summary>Days since the last full A day, and since the last light one.</summary>
    public int? DaysSinceA { get; private set; }

    /// <inheritdoc cref="DaysSinceA"/>
    public int? DaysSinceALight { get; private set; }

    /// <summary>Strength sessions in the last seven days, today included.</summary>
    public int StrengthThisWeek { get; private set; }

    /// <summary>Strength sessions in the seven days before those.</summary>
    public int StrengthLastWeek { get; private set; }

    /// <summary>Seconds of strength sessions in the last seven days and in the seven before.</summary>
    public int SecondsThisWeek { get; private set; }

    /// <inheritdoc cref="SecondsThisWeek"/>
    public int SecondsLastWeek { get; private set; }

    /// <summary>The last moment of a day that loaded the back.</summary>
    public Instant? LastHardAt { get; private set; }

    /// <summary>Pain of 6 or more in the last 48 hours, and in the last 14 days.</summary>
    public bool MuchPainLately { get; private set; }

    /// <inheritdoc cref="MuchPainLately"/>
    public bool MuchPainInTwoWeeks { get; private set; }

    /// <summary>Moves that were done too recently to be done again, as a set of <see cref="Move.Bit"/>.</summary>
    public ulong TooSoon { get; private set; }

    /// <summary>The extension load of today so far.</summary>
    public int ExtToday => _extByDaysAgo[0];

    /// <summary>Whether strength was trained today.</summary>
    public bool StrengthToday => DaysSinceStrength == 0;

    /// <summary>Days since the last day that loaded the back, today not counted; null where none is remembered.</summary>
    public int? DaysSinceHard { get; private set; }

    /// <summary>How many of the six days before today loaded the back.</summary>
    public int HardDaysThisWeek { get; private set; }

    public static Past Of(PlanRequest request, MoveLibrary library)
    {
        var past = new Past();
        var latestStrength = Instant.MinValue;
        foreach (var session in request.History)
        {
            if (session.At > request.Now || session.Day > request.Today) continue;
            var ago = Period.DaysBetween(session.Day, request.Today);
            var hours = (request.Now - session.At).TotalHours;
            past.NotePain(session, hours);
            if (session.Moves.IsEmpty) continue;
            past.DaysSinceAny = Least(past.DaysSinceAny, ago);
            if (ago < DaysRemembered) past._extByDaysAgo[ago] += session.ExtLoad;
            if (ago <= 4) past.NoteMoves(session, ago, hours, library);
            if (!session.Kind.IsStrength()) continue;
            past.NoteStrength(session, ago);
            if (session.At < latestStrength) continue;
            latestStrength = session.At;
            past.LastStrength = session.Kind;
        }

        foreach (var morning in request.Mornings)
            past.NotePain(morning, Period.DaysBetween(morning.Day, request.Today));
        past.NoteHardDays(request);
        return past;
    }

    private static int? Least(int? known, int days) => known is { } least && least <= days ? least : days;

    private void NotePain(PastSession session, double hours)
    {
        if (Math.Max(session.PainMax ?? 0, session.PainBefore ?? 0) < PainLights.NoTraining) return;
        MuchPainLately |= hours <= 48;
        MuchPainInTwoWeeks |= hours <= 14 * 24;
    }

    /// <summary>A morning has a day and no hour, so the two days before count whole.</summary>
    private void NotePain(Morning morning, int ago)
    {
        if (ago < 0 || morning.Pain is not >= PainLights.NoTraining) return;
        MuchPainLately |= ago <= 2;
        MuchPainInTwoWeeks |= ago <= 14;
    }

    private void NoteMoves(PastSession session, int ago, double hours, MoveLibrary library)
    {
        foreach (var done in session.Moves)
            if (library.Find(done.MoveId) is { MinGapHours: > 0 } move && !SpacingRules.IsRested(move.MinGapHours, ago, hours))
                TooSoon |= move.Bit;
    }

    private void NoteStrength(PastSession session, int ago)
    {
        DaysSinceStrength = Least(DaysSinceStrength, ago);
        if (session.Kind == DayKind.StrengthA) DaysSinceA = Least(DaysSinceA, ago);
        if (session.Kind == DayKind.StrengthALight) DaysSinceALight = Least(DaysSinceALight, ago);
        if (ago >= DaysRemembered) return;
        var seconds = 0;
        foreach (var done in session.Moves) seconds += done.Seconds;
        if (ago < 7) { StrengthThisWeek++; SecondsThisWeek += seconds; }
        else { StrengthLastWeek++; SecondsLastWeek += seconds; }
    }

    private void NoteHardDays(PlanRequest request)
    {
        for (var ago = 1; ago < DaysRemembered; ago++)
        {
            if (_extByDaysAgo[ago] < SpacingRules.HardDay) continue;
            DaysSinceHard ??= ago;
            if (ago < 7) HardDaysThisWeek++;
        }

        if (DaysSinceHard is not { } hard) return;
        foreach (var session in request.History)
            if (session.At <= request.Now && !session.Moves.IsEmpty && session.ExtLoad > 0
                && Period.DaysBetween(session.Day, request.Today) == hard && (LastHardAt is null || session.At > LastHardAt))
                LastHardAt = session.At;
    }
}
