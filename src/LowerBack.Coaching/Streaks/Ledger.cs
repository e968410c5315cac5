using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>Why each day of a week has the mark it has, and what became of the freezes.</summary>
internal static class Ledger
{
    /// <summary>A week of it, the newest day first; this week where there is none of that Monday.</summary>
    public static ChatMessage Show(Turn turn, Streak streak, LocalDate monday)
    {
        var words = turn.Words;
        var weeks = StreakWeek.Of(streak);
        if (weeks.IsEmpty)
            return StreakPage.Show(turn, streak);
        var at = Math.Max(0, weeks.LastIndexOf(weeks.LastOrDefault(week => week.Monday == monday) ?? weeks[^1]));
        var week = weeks[at];
        var lines = week.Days.Reverse().Select(day => Line(words, day, Before(streak, day.Day)));
        var body = words.Say(StreakText.LedgerTitle, ("from", week.Monday), ("to", week.Monday.PlusDays(6)))
            + new Prose([new Bullets([.. lines])])
            + (at == 0 && streak.Opening.DaysShown > 0 ? words.Count(StreakText.CarriedForward, streak.Opening.DaysShown) : Prose.Empty);
        var buttons = new List<Button>();
        if (at > 0)
            buttons.Add(StreakPage.Why(turn, words.Plain(StreakText.Earlier), weeks[at - 1].Monday));
        if (at + 1 < weeks.Length)
            buttons.Add(StreakPage.Why(turn, words.Plain(StreakText.Later), weeks[at + 1].Monday));
        buttons.Add(turn.CommandButton(words.Plain(StreakText.Back), StreakCommand.Name));
        return new ChatMessage(body, new ButtonRow([.. buttons]));
    }

    private static StreakBalance Before(Streak streak, LocalDate day) =>
        streak.Days.LastOrDefault(other => other.Day < day)?.After ?? streak.Opening;

    private static ImmutableArray<Span> Line(Words words, StreakDay day, StreakBalance before)
    {
        var said = new List<string> { words.Plain(Reason(day), ("chain", day.After.Chain), ("session", day.MendedOn ?? day.Day)) };
        if (day.Gifts != 0)
            said.Add(words.Plain(day.Gifts > 0 ? StreakText.WhyGiftReceived : StreakText.WhyGiftGiven));
        if (day.Mark.IsDone() && before.DaysIdle >= StreakBalance.DaysAway)
            said.Add(words.Plain(StreakText.WhyCameBack, ("freezes", Freezes.Most)));
        else if (day.Mark.IsDone() && day.After.TowardsFreeze == 0 && day.After.Freezes > before.Freezes)
            said.Add(words.Plain(StreakText.WhyFreezeEarned, ("days", Freezes.DaysToEarn)));
        return [new Span(words.Write(day.Day), SpanStyle.Strong), new Span(": " + string.Join(' ', said))];
    }

    private static StreakText Reason(StreakDay day) => day.Mark switch
    {
        DayMark.Trained => StreakText.WhyTrained,
        DayMark.Mobility => StreakText.WhyMobility,
        DayMark.Walk => StreakText.WhyWalk,
        DayMark.CheckIn => StreakText.WhyCheckIn,
        DayMark.Rest => StreakText.WhyRest,
        DayMark.Mended => StreakText.WhyMended,
        DayMark.Frozen => StreakText.WhyFrozen,
        DayMark.Missed => StreakText.WhyMissed,
        DayMark.Excused => day.Excuse switch
        {
            ExcuseWhy.OnHold => StreakText.WhyOnHold,
            ExcuseWhy.Paused => StreakText.WhyPaused,
            ExcuseWhy.Flare => StreakText.WhyFlare,
            _ => StreakText.WhyShortDay,
        },
        _ => StreakText.WhyUnknown,
    };
}
