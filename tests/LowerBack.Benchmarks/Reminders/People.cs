using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>What somebody does about a reminder.</summary>
internal enum Does
{
    /// <summary>What it asks for, so that it asks no more that day.</summary>
    Do,

    /// <summary>They moved, and the desk counts from now.</summary>
    Move,

    /// <summary>They are in a call.</summary>
    Call,

    /// <summary>Not now.</summary>
    PutOff,

    /// <summary>They look at it.</summary>
    Look,
}

/// <summary>An answer of somebody's.</summary>
/// <param name="Does">What they do.</param>
/// <param name="After">How long after it came, on the average.</param>
/// <param name="Taps">How many taps that is, each answered with one call.</param>
/// <param name="Between">From tap to tap.</param>
/// <param name="Minutes">By how many minutes it is put off.</param>
internal sealed record PersonsAnswer(Does Does, Duration After, int Taps = 1, Duration Between = default, int Minutes = 0);

/// <summary>How people who answer do it: our guess. A check-in is five taps, a session nine over a quarter of an hour.</summary>
internal static class People
{
    private static readonly Duration Soon = Duration.FromMinutes(4), Later = Duration.FromMinutes(25);

    public static PersonsAnswer To(ReminderKind kind, Population population) => kind switch
    {
        ReminderKind.DeskNudge when population.Falls(0.7) => new(Does.Move, Soon),
        ReminderKind.DeskNudge when population.Falls(0.4) => new(Does.Call, Soon),
        ReminderKind.DeskNudge when population.Falls(0.5) => new(Does.Do, Soon),
        ReminderKind.DeskNudge or ReminderKind.Stretch when population.Falls(0.5) => new(Does.PutOff, Soon, Minutes: 20),
        ReminderKind.CheckIn or ReminderKind.Session when population.Falls(0.1) => new(Does.PutOff, Later, Minutes: 60),
        ReminderKind.CheckIn => new(Does.Do, Later, Taps: 5, Duration.FromSeconds(8)),
        ReminderKind.Session => new(Does.Do, Later, Taps: 9, Duration.FromSeconds(100)),
        _ => new(Does.Look, Later),
    };
}
