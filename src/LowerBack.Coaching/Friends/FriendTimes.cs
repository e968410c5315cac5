using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Friends;

/// <summary>When a word from a friend may come: after the reader's usual hour, never before it and never in quiet hours. Pure.</summary>
public static class FriendTimes
{
    /// <summary>So many days of showing up are looked at.</summary>
    public const int DaysLookedAt = 14;

    /// <summary>Fewer days than this say nothing about an hour. Our own figure.</summary>
    public const int FewestDays = 3;

    /// <summary>The hour of who has none: when most people are through with their day. Our own figure.</summary>
    public static readonly LocalTime Evening = new(18, 0);

    /// <summary>
    /// So long after the usual hour: whoever is at it has time to finish a session. Where quiet hours begin before that, the
    /// shorter; both are over the twenty minutes in which two messages become one. Our own figures.
    /// </summary>
    private static readonly int[] MinutesAfter = [60, 30];

    /// <summary>The hour at which somebody shows up: of their session's reminder, else of their check-in's, else in the middle of when they did.</summary>
    /// <param name="file">Their reminders.</param>
    /// <param name="shown">When they first did something on each of the last days, in any order.</param>
    /// <param name="dayStart">When their day begins.</param>
    public static LocalTime Usual(ReminderFile file, IEnumerable<LocalTime> shown, LocalTime dayStart)
    {
        if ((file.Wish(ReminderKind.Session) ?? file.Wish(ReminderKind.CheckIn)) is DailyTime { Time: var time })
            return time;
        var inOrder = shown.OrderBy(one => SinceDayStart(one, dayStart)).ToList();
        return inOrder.Count < FewestDays ? Evening : inOrder[inOrder.Count / 2];
    }

    /// <summary>The next time for a kind word: now where the hour is over, on the next day where it is night by then; null where there is none.</summary>
    /// <param name="usual">The reader's usual hour.</param>
    /// <param name="clock">The clock by which they live.</param>
    /// <param name="now">The moment, as they live it.</param>
    public static Occurrence? Next(LocalTime usual, in MemberClock clock, in LocalNow now)
    {
        foreach (var minutes in MinutesAfter)
        {
            if (SinceDayStart(usual, clock.DayStart) + minutes >= 24 * 60)
                continue;
            var time = new DailyTime(ReminderKind.BuddyNudge, Weekdays.EveryDay, usual.PlusMinutes(minutes));
            if (time.NextOccurrence(clock, now.DayStartsAt(now.Today) - Duration.Epsilon) is not { } first)
                continue;
            return first.Due > now.Now ? first
                : clock.Quiet.Covers(now.Now, clock.Zone) ? time.NextOccurrence(clock, now.Now)
                : first with { Due = now.Now };
        }

        return null;
    }

    /// <summary>The next time for something that need not wait for an hour: now, or when their quiet hours are over.</summary>
    /// <inheritdoc cref="Next"/>
    public static Instant Soon(in MemberClock clock, Instant now) =>
        clock.Quiet.Covers(now, clock.Zone) ? clock.Quiet.NextEnd(now, clock.Zone) : now;

    private static int SinceDayStart(LocalTime time, LocalTime dayStart) =>
        (time.Hour * 60 + time.Minute - dayStart.Hour * 60 - dayStart.Minute + 24 * 60) % (24 * 60);
}
