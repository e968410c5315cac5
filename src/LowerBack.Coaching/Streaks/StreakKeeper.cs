using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>
/// Looks at every turn for what bears on days and is written nowhere else: a hold that begins or ends, and another clock. Where the
/// turn has read the journal, it carries old days forward and says what there is to say, once.
/// </summary>
internal sealed class StreakKeeper(SafetyScreen screen) : ITurnEnd
{
    public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        if (turn.Member.ZoneId is null)
            return answer;
        WatchHold(turn);
        WatchClock(turn);
        turn.Member.Set(Streak.Resumed(turn));
        if (turn.JournalSince is not { } since || since > turn.Now.Today.PlusDays(-Streak.DaysRead))
            return answer;
        if (!Streak.IsRead(turn))
            await Streak.ReadAsync(db, turn, stop);
        var streak = Streak.Of(turn);
        turn.Member.Set(streak.CarryForward(turn));
        return MaySpeak(turn, answer) && StreakNotices.Next(turn, streak) is { } notice ? With(answer, notice) : answer;
    }

    private static void WatchHold(Turn turn)
    {
        var (member, file) = (turn.Member, turn.Member.Get<StreakFile>());
        var safety = member.Get<SafetyFile>();
        var isHeld = safety.Verdict is Verdict.Stop or Verdict.Hold;
        if (isHeld && file.HeldSince is null)
        {
            var since = LocalNow.At(safety.Since, turn.Now.Zone, turn.Now.DayStart).Today;
            member.Set(file with { HeldSince = LocalDate.Min(since, turn.Now.Today) });
        }
        else if (!isHeld && file.HeldSince is { } from)
        {
            member.Journal.Add(JournalEntry.Of(member.Id, turn.Now.Today, turn.Now.Now, new HoldNote(from)));
            member.Set(file with { HeldSince = null });
        }
    }

    private static void WatchClock(Turn turn)
    {
        var (member, file) = (turn.Member, turn.Member.Get<StreakFile>());
        if (file.ZoneId == member.ZoneId && file.DayStart == member.DayStart)
            return;
        if (Clock(file.ZoneId, file.DayStart, turn.Now.Now) is { } before && Clock(member.ZoneId, member.DayStart, turn.Now.Now) is { } after)
        {
            foreach (var day in ShortDays.Of(before, after))
                member.Journal.Add(JournalEntry.Of(member.Id, day, turn.Now.Now, new ShortDayNote()));
        }

        member.Set(file with { ZoneId = member.ZoneId, DayStart = member.DayStart });
    }

    private static LocalNow? Clock(string? zone, LocalTime dayStart, Instant now) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "") is { } known ? LocalNow.At(now, known, dayStart) : null;

    /// <summary>To them alone, and never beside a question of safety, a hold, or a farewell.</summary>
    private bool MaySpeak(Turn turn, Answer answer) =>
        turn.IsPrivate && turn.Member.EraseAt is null && screen.Ask(turn) is null
        && SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified
        && answer.Replies.Any(reply => reply is Say or Replace);

    /// <summary>Before what comes last, so that the newest message is the one with the next step; after one that was changed in place.</summary>
    private static Answer With(Answer answer, ChatMessage notice) => new(answer.Replies is [.., Say]
        ? answer.Replies.Insert(answer.Replies.Length - 1, new Say(notice))
        : answer.Replies.Add(new Say(notice)));
}
