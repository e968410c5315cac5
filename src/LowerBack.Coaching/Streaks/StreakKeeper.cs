using LowerBack.Chat;
using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
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
            await Streak.ReadAsync(db, turn.Member, stop);
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

    /// <summary>
    /// To them alone, where they are about their days anyway, and never beside a question of safety, a hold or a farewell. In the
    /// middle of a row of questions it waits for their end.
    /// </summary>
    private bool MaySpeak(Turn turn, Answer answer) =>
        turn.IsPrivate && turn.Member.EraseAt is null && screen.Ask(turn) is null
        && SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified
        && answer.Replies is [.., Say or Replace]
        && (turn.Said is TextReceived || Subject(turn.Said) switch
        {
            "routine" => answer.Replies is [.., Say] || RoutineBook.Waiting(turn) is null,
            "checkin" => answer.Replies is [.., Say] || CheckInRules.Next(CheckInBook.On(turn, turn.Now.Today), CheckInBook.Scope(turn, turn.Now.Today)) is null,
            _ => false,
        });

    /// <summary>The command they gave, or the one a button stands for or belongs to.</summary>
    private static string? Subject(InboundEvent said) => said switch
    {
        CommandInvoked command => command.Name,
        ButtonPressed pressed => Subject(pressed.Token),
        FormSubmitted form => Subject(form.Token),
        _ => null,
    };

    private static string? Subject(string carried) =>
        !ButtonToken.TryParse(carried, out var token) ? null : token.Slice == CommandButtons.Slice ? token.Action : token.Slice;

    /// <summary>As a message before the last, so that the newest is the one with the next step; where one changes in its place, in that.</summary>
    private static Answer With(Answer answer, ChatMessage notice)
    {
        var (replies, last) = (answer.Replies, answer.Replies.Length - 1);
        if (replies[last] is not Replace { Message: var changed })
            return new Answer(replies.Insert(last, new Say(notice)));
        var body = changed.Body + notice.Body;
        return new Answer(body.ToPlainText().Length > ChatLimits.MessageText
            ? replies.Add(new Say(notice))
            : replies.SetItem(last, new Replace(new ChatMessage(body, changed.Buttons) { Picture = changed.Picture, File = changed.File })));
    }
}
