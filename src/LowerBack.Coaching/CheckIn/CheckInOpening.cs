using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.CheckIn;

/// <summary>The check-in as the coach opens it by itself, at the hour somebody chose.</summary>
public static class CheckInOpening
{
    /// <summary>How many days of the journal must be read with the member.</summary>
    public const int JournalDays = 1;

    /// <summary>
    /// Whether today's check-in is still wanted: nothing of it was answered or skipped yet, the member has come all the way
    /// in, no question about safety is open, and nothing forbids it. On hold it is wanted, after a STOP it is not.
    /// </summary>
    public static bool IsWanted(Member member, LocalNow now)
    {
        var (profile, safety) = (member.Get<Profile>(), member.Get<SafetyFile>());
        return member is { EraseAt: null, ZoneId: not null }
            && SafetyRules.State(safety, profile) is SafetyState.Cleared or SafetyState.Modified or SafetyState.Hold
            && (profile.GoEasy is not null || safety.Verdict == Verdict.Hold)
            && safety.Current is null
            && CheckInNote.EntryOf(member, now.Today) is null;
    }

    /// <summary>The opening message: how is your back. It asks about today, however late it is pressed.</summary>
    public static ChatMessage Message(Member member, LocalNow now) =>
        CheckInMessages.Ask(new CheckInDay(member, Words.In(member.Language), now.Today, now.Today), CheckInQuestion.Pain);

    /// <summary>Remembers that it was sent, so that a number typed in the next two hours is taken as the answer.</summary>
    public static void Sent(Member member, LocalNow now) => CheckInBook.Asked(member, now, now.Today, CheckInQuestion.Pain);
}
