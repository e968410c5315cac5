using System.Collections.Immutable;
using LowerBack.Coaching.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Streaks;

/// <summary>
/// Days as letters, one a day from a Monday on. What was logged: T a session, W a walk, M a break at the desk, C a check-in, R rest,
/// 2 two sessions, P a pause, H a hold, g a freeze from a friend, v one given away, a dot nothing. What became of it: the same letters, F a freeze
/// that stood in, + a day made up for, x an excuse, a dot a missed day, ? one that is not judged. Today is the last.
/// </summary>
internal static class Days
{
    public static readonly LocalDate Monday = new(2026, 11, 2);

    public static ImmutableArray<StreakDay> Judge(string logged) => Judge(logged, StreakBalance.Before(Monday));

    public static ImmutableArray<StreakDay> Judge(string logged, StreakBalance opening)
    {
        var days = logged.Select((letter, at) => (Letter: letter, Day: opening.Through.PlusDays(at + 1))).ToList();
        return StreakRules.Judge(
            opening, days.SelectMany(day => Facts(day.Letter, day.Day)), days.SelectMany(day => Excuses(day.Letter, day.Day)), days[^1].Day);
    }

    public static StreakBalance Balance(string logged) => Judge(logged)[^1].After;

    public static string Marks(IEnumerable<StreakDay> days) => string.Concat(days.Select(day => day.Mark switch
    {
        DayMark.Trained => 'T',
        DayMark.Mobility => 'M',
        DayMark.Walk => 'W',
        DayMark.CheckIn => 'C',
        DayMark.Rest => 'R',
        DayMark.Excused => 'x',
        DayMark.Mended => '+',
        DayMark.Frozen => 'F',
        DayMark.Missed => '.',
        _ => '?',
    }));

    private static IEnumerable<DayFact> Facts(char letter, LocalDate day) => letter switch
    {
        'T' => [new DayFact(day, DayMark.Trained, Mends: true)],
        '2' => [new DayFact(day, DayMark.Trained, Mends: true), new DayFact(day, DayMark.Mobility, Mends: true)],
        'W' => [new DayFact(day, DayMark.Walk, Mends: true)],
        'M' => [new DayFact(day, DayMark.Mobility)],
        'C' => [new DayFact(day, DayMark.CheckIn)],
        'R' => [new DayFact(day, DayMark.Rest)],
        'g' => [new DayFact(day, DayMark.Unknown, Freezes: 1)],
        'v' => [new DayFact(day, DayMark.CheckIn), new DayFact(day, DayMark.Unknown, Freezes: -1)],
        _ => [],
    };

    private static IEnumerable<Excuse> Excuses(char letter, LocalDate day) => letter switch
    {
        'P' => [new Excuse(ExcuseWhy.Paused, day, day.PlusDays(1))],
        'H' => [new Excuse(ExcuseWhy.OnHold, day, day.PlusDays(1))],
        _ => [],
    };
}
