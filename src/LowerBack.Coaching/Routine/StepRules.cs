using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>How days off and lighter weeks change the step of the day.</summary>
public static class StepRules
{
    /// <summary>Days off after which everything starts at step 1 and the screen is due again.</summary>
    public const int LongestGapDays = 28;

    /// <summary>Days off after which steps are lower and the first session is short. Own number.</summary>
    public const int BackAfterDays = 8;

    /// <summary>Every so many weeks is a lighter one. Athletes report every 5.6 ± 2.3 weeks (Rogerson, 2024).</summary>
    public const int DeloadEveryWeeks = 6;

    /// <summary>The step after days off: 1-7 days the same, 8-14 one lower, 15-28 two lower, longer or unknown step 1. Own numbers.</summary>
    public static int AfterDaysOff(int step, int? days) => days switch
    {
        null or > LongestGapDays => 1,
        >= 15 => Math.Max(1, step - 2),
        >= BackAfterDays => Math.Max(1, step - 1),
        _ => step,
    };

    /// <summary>Whether this is a lighter week by the calendar; beginners have none.</summary>
    /// <param name="level">The level.</param>
    /// <param name="since">Since when the member has it.</param>
    /// <param name="today">The member's day.</param>
    public static bool IsDeloadWeek(Level level, LocalDate? since, LocalDate today)
    {
        if (level < Level.Intermediate || since is not { } start || today < start) return false;
        return Period.DaysBetween(start, today) / 7 % DeloadEveryWeeks == DeloadEveryWeeks - 1;
    }

    /// <summary>
    /// Whether hard sessions call for a lighter week: three of five sessions at effort 9 or more, the last of them hard and
    /// within seven days. Only a hard session triggers it, so that the lighter week does not prolong itself. Own trigger.
    /// </summary>
    /// <param name="history">Newest first.</param>
    /// <param name="today">The member's day.</param>
    /// <param name="now">The moment; later entries are not looked at.</param>
    public static bool IsEarlyDeload(ImmutableArray<PastSession> history, LocalDate today, Instant now)
    {
        for (var i = 0; i < history.Length; i++)
        {
            if (history[i].At > now || history[i].Day > today || history[i].Effort is not >= 9) continue;
            if (Period.DaysBetween(history[i].Day, today) >= 7) break;
            int rated = 0, hard = 0;
            for (var j = i; j < history.Length && rated < 5; j++)
            {
                if (history[j].Effort is not { } effort) continue;
                rated++;
                if (effort >= 9) hard++;
            }

            if (hard >= 3) return true;
        }

        return false;
    }
}
