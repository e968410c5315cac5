using System.Diagnostics;
using System.Globalization;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>
/// How one bot carries its members: a month of reminders in virtual time, and how many members a bot carries before it is late.
/// The month begins on Monday 19 October 2026, so that the clocks change in Europe and in America within it.
/// </summary>
internal static class MonthSimulation
{
    private const int Seed = 19_102_026;

    /// <summary>More than this is simulated for a day, a working one.</summary>
    private const int MostForAMonth = 100_000;

    /// <summary>A break at the desk may be so late, and a check-in, beside the three minutes over which it is spread anyway.</summary>
    private static readonly Duration BreakLate = Duration.FromMinutes(10), CheckInLate = Duration.FromMinutes(3);

    private static readonly Scene[] Scenes = Enum.GetValues<Scene>();

    private static readonly Instant Monday = Instant.FromUtc(2026, 10, 19, 0, 0);

    /// <param name="members">How many members a bot has; a thousand to a million in turn unless given.</param>
    /// <param name="days">How many days; a month, or one day where there are very many members, unless given.</param>
    /// <returns>0 where no call would have been refused.</returns>
    public static int Run(int? members, int? days)
    {
        var refused = 0;
        foreach (var count in members is { } only ? [only] : (int[])[1_000, 10_000, 100_000, 1_000_000])
            refused += Parallel(limits => Month(limits, count, days ?? (count > MostForAMonth ? 1 : 30))).Sum();
        return refused == 0 ? 0 : 1;
    }

    /// <summary>Prints how many members one bot of each platform carries on a working day.</summary>
    public static void PrintCapacity()
    {
        Console.WriteLine("so many members a bot carries: of breaks 99 in 100 within 10 min, of check-ins within 3 min and the 3 they are spread over");
        foreach (var scene in Scenes)
            Parallel(limits => Capacity(limits, scene));
    }

    private static int Month(PlatformLimits limits, int members, int days)
    {
        var began = Stopwatch.GetTimestamp();
        var bot = Live(limits, Scene.Usual, members, days);
        Console.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{limits.Name}, {members} members as they choose, {days} days (in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s); calls refused: {bot.TooMany}\n{bot.Tally.Table(days)}"));

        return bot.TooMany;
    }

    /// <summary>By doubling and then halving, to the thousand.</summary>
    private static int Capacity(PlatformLimits limits, Scene scene)
    {
        var (carries, fails, late) = (0, 16_000, "");
        while (IsCarried(limits, scene, fails, ref late))
            (carries, fails) = (fails, fails * 2);
        while (fails - carries > 1_000)
        {
            var members = (carries + fails) / 2;
            if (IsCarried(limits, scene, members, ref late))
                carries = members;
            else
                fails = members;
        }

        Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {limits.Name,-10}{scene,-23}{carries / 1_000 * 1_000,10}; of {fails}{late}\n"));
        return carries;
    }

    /// <param name="late">By what it is not, where it is not.</param>
    private static bool IsCarried(PlatformLimits limits, Scene scene, int members, ref string late)
    {
        var tally = Live(limits, scene, members, days: 1).Tally;
        var (breaks, checkIns) = (tally.Late(ReminderKind.DeskNudge, 0.99), tally.Late(ReminderKind.CheckIn, 0.99));
        if (breaks <= BreakLate.TotalSeconds && checkIns <= CheckInLate.TotalSeconds)
            return true;
        late = string.Create(CultureInfo.InvariantCulture, $" p99 is {breaks:0} s for breaks and {checkIns:0} s for check-ins");
        return false;
    }

    private static VirtualBot Live(PlatformLimits limits, Scene scene, int members, int days)
    {
        var bot = new VirtualBot(limits, scene, members, Monday, Seed);
        bot.Live(Monday, Monday + Duration.FromDays(days));
        return bot;
    }

    /// <summary>The platforms know nothing of each other.</summary>
    private static int[] Parallel(Func<PlatformLimits, int> run) =>
        [.. new[] { PlatformLimits.Telegram, PlatformLimits.Discord }.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(run)];
}
