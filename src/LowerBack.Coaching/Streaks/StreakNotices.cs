using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What is said of a streak unasked: one line, once, beside the answer to something the member did.</summary>
internal static class StreakNotices
{
    /// <summary>The line for this turn, or null. That it was said is remembered.</summary>
    public static ChatMessage? Next(Turn turn, Streak streak) =>
        (streak.Today.IsShown() ? Milestone(turn, streak) ?? Mended(turn, streak) : null)
        // Whoever types is talking: only what they just reached is said then.
        ?? (turn.Said is TextReceived ? null : Gap(turn, streak));

    private static ChatMessage? Milestone(Turn turn, Streak streak)
    {
        var (file, now) = (turn.Member.Get<StreakFile>(), streak.Now);
        if (Milestones.Reached(Milestones.Days, now.DaysShown, file.DaysCelebrated) is { } days)
        {
            turn.Member.Set(file with { DaysCelebrated = days });
            return new ChatMessage(turn.Words.Count(StreakText.DaysReached, days));
        }

        if (Milestones.Reached(Milestones.Weeks, now.WeeksKept, file.WeeksCelebrated) is not { } weeks)
            return null;
        turn.Member.Set(file with { WeeksCelebrated = weeks });
        return new ChatMessage(turn.Words.Count(StreakText.WeeksReached, weeks));
    }

    private static ChatMessage? Mended(Turn turn, Streak streak)
    {
        var file = turn.Member.Get<StreakFile>();
        if (streak.Days.LastOrDefault(day => day.MendedOn == turn.Now.Today) is not { Day: var day } || day <= file.MendTold)
            return null;
        turn.Member.Set(file with { MendTold = day });
        return new ChatMessage(turn.Words.Count(StreakText.MadeUpFor, streak.Now.Chain, ("day", day)));
    }

    /// <summary>What became of the days since they were last here. A long absence is one event, however many days it had.</summary>
    private static ChatMessage? Gap(Turn turn, Streak streak)
    {
        var (file, words) = (turn.Member.Get<StreakFile>(), turn.Words);
        var gap = streak.Days.Reverse().Skip(1).TakeWhile(day => !day.Mark.IsShown())
            .Where(day => day.Mark is DayMark.Missed or DayMark.Frozen).ToList();
        if (gap.Count == 0 || gap[0].Day <= file.ToldThrough)
            return null;
        turn.Member.Set(file with { ToldThrough = gap[0].Day });
        if (gap[0].After.DaysIdle >= StreakBalance.DaysAway)
            return new ChatMessage(words.Say(StreakText.CameBack), FiveMinutes(turn));
        if (gap[0].Mark == DayMark.Frozen)
        {
            return new ChatMessage(
                words.Count(StreakText.FreezeStoodIn, gap[0].After.Chain, ("day", string.Join(", ", gap.Select(day => words.Write(day.Day)).Reverse())))
                + FreezesLeft(turn, gap[0].After));
        }

        return (Missed(turn, streak) ?? (streak.Today.IsShown() ? null : words.Say(StreakText.OneGap))) is { } line ? new ChatMessage(line, FiveMinutes(turn)) : null;
    }

    /// <summary>That the day before which the chain still stood can be made up for; null where none can.</summary>
    public static Prose? Missed(Turn turn, Streak streak)
    {
        var today = turn.Now.Today;
        for (var at = 1; at < streak.Days.Length; at++)
        {
            var (before, day) = (streak.Days[at - 1].After, streak.Days[at]);
            if (day.Mark == DayMark.Missed && before.Chain > 0 && today <= day.Day.PlusDays(StreakRules.DaysToMend))
            {
                return turn.Words.Say(
                    today == day.Day.PlusDays(StreakRules.DaysToMend) ? StreakText.MendToday : StreakText.MendByTomorrow, ("day", day.Day));
            }
        }

        return null;
    }

    /// <summary>What is left of the freezes, or the way to the next.</summary>
    public static Prose FreezesLeft(Turn turn, StreakBalance balance) => balance.Freezes > 0
        ? turn.Words.Count(StreakText.FreezesHeld, balance.Freezes)
        : turn.Words.Count(StreakText.NextFreeze, Freezes.DaysToEarn - balance.TowardsFreeze);

    private static ButtonRow FiveMinutes(Turn turn) =>
        new(turn.NextCommand(turn.Words.Plain(StreakText.FiveMinutes), "routine", "5"));
}
