using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>A reminder at the moment it would leave: all rules about whether it may, then its content, then why it came and how to be rid of it.</summary>
/// <param name="content">What it says.</param>
/// <param name="contents">What all kinds say, for what is said with it.</param>
internal sealed class ReminderInitiative(IReminderContent content, IReadOnlyDictionary<ReminderKind, IReminderContent> contents) : IInitiative
{
    public string Kind => content.Kind.ToString();

    public bool ByAnyAccount => true;

    public int JournalDays => contents.Values.Max(one => one.JournalDays);

    public async Task<Decision> DecideAsync(CoachContext db, Occasion occasion, OutboxMessage message, CancellationToken stop) =>
        await content.ReadAsync(db, occasion, message.Day, stop) is var ready && ready == content
            ? Decide(occasion, message)
            : new ReminderInitiative(ready, contents).Decide(occasion, message);

    public Decision Decide(Occasion occasion, OutboxMessage message)
    {
        var member = occasion.Member;
        var outreach = member.Get<OutreachFile>().Without(message.Id).On(occasion.Now.Today);
        var pace = message.Asked ? Pace.Full : Throttle.Of(content.Kind, outreach.Hearing(content.Kind, SilentDays(occasion)));
        var facts = Facts(
            content.Kind, message, member.Get<ReminderFile>(), outreach, AgendaKeeper.ClockOf(member),
            SafetyRules.State(member.Get<SafetyFile>(), occasion.Profile), pace, occasion.Now.Now);
        if (SendCheck.Of(facts) is { Why: { } why } verdict)
            return verdict.AskAgain is { } again ? new Wait(again) : new Drop(why.ToString());
        if (pace == Pace.Note)
        {
            member.Set(outreach.With(content.Kind, message.Id, occasion.Now.Now, counts: true, slower: false) with { NoteSent = true });
            return new Speak(new ChatMessage(occasion.Words.Say(RemindersText.QuietFromNow)), Quiet: true);
        }

        if (content.Write(occasion, message.Day) is not { } written)
        {
            // Who tries one out waits for it, and is told.
            return IsTrial(message)
                ? new Speak(new ChatMessage(occasion.Words.Say(RemindersText.NothingToTest)))
                : new Drop(nameof(Withheld.Done));
        }

        member.Set(outreach.With(content.Kind, message.Id, occasion.Now.Now, counts: !message.Asked, slower: pace == Pace.SlowingDown));
        return new Speak(Whole(occasion, message, written, pace), Quiet: KindRules.Of(content.Kind).Priority == SendPriority.Nudge);
    }

    /// <summary>All that bears on whether it may be sent, but for what its content knows.</summary>
    internal static SendFacts Facts(
        ReminderKind kind, OutboxMessage message, ReminderFile file, OutreachFile outreach, in MemberClock clock, SafetyState safety, Pace pace, Instant now) => new()
    {
        Kind = kind,
        Now = now,
        NotAfter = message.NotAfter,
        // What somebody asked for this minute is not kept from them by the rules for what comes unasked.
        Clock = message.Asked ? clock with { Quiet = ClockHours.None } : clock,
        Safety = safety,
        TurnedOff = !message.Asked && !file.Wants(kind),
        PausedUntil = message.Asked ? null : file.PausedUntil,
        Pace = pace,
        SpokeLastTime = SpokeLastTime(kind, file, outreach, now),
        Merged = !message.Asked && outreach.LastKind is { } last
            && Merging.Into([new DueReminder(last, outreach.LastAt), new DueReminder(kind, now)], 1) is not null,
        OverBudget = !message.Asked && !Budget.Usual.Allows(kind, outreach.Sent, KindRules.Of(kind).Has(KindTraits.FromOthers) ? StillToCome(file, clock, message.Day, now) : []),
    };

    /// <summary>What the member set for the rest of the day: nobody else's word takes its place.</summary>
    private static ReminderKind[] StillToCome(ReminderFile file, MemberClock clock, LocalDate day, Instant now) =>
        [.. file.Wishes.Where(wish => wish.NextOccurrence(clock, now)?.Day == day).Select(wish => wish.Kind)];

    /// <summary>At half pace every other one is left out: whatever follows the last one sooner than one and a half times its interval.</summary>
    private static bool SpokeLastTime(ReminderKind kind, ReminderFile file, OutreachFile outreach, Instant now)
    {
        var interval = file.Wish(kind) is DeskWindow desk ? Duration.FromMinutes(desk.IntervalMinutes) : Duration.FromDays(1);
        return outreach.Silent.GetValueOrDefault(kind) is { } silence && now - silence.LastAt < interval * 1.5;
    }

    private ChatMessage Whole(Occasion occasion, OutboxMessage message, ChatMessage written, Pace pace)
    {
        var words = occasion.Words;
        var body = written.Body;
        foreach (var also in message.AlsoKinds().Select(Enum.Parse<ReminderKind>).Distinct())
        {
            if (contents.GetValueOrDefault(also)?.Mention(occasion, message.Day) is { } mention)
                body += mention;
        }

        if (pace == Pace.SlowingDown)
            body += words.Say(RemindersText.HalfFromNow);
        var rows = written.Buttons.Length < ChatLimits.ButtonRows ? written.Buttons.Add(new ButtonRow([.. Footer(occasion, message)])) : written.Buttons;
        return new ChatMessage(body, rows) { Picture = written.Picture };
    }

    /// <summary>What stands under every one: not now, why it came, and the way to be rid of it.</summary>
    private IEnumerable<Button> Footer(Occasion occasion, OutboxMessage message)
    {
        var words = occasion.Words;
        if (content.PutsOffBy is { } minutes && message.PutOff < Snooze.Most)
        {
            yield return occasion.Button(
                words.Plain(RemindersText.InMinutes, ("minutes", minutes)), RemindersButtons.SliceName, "snz", Kind,
                minutes.ToString(CultureInfo.InvariantCulture), message.PutOff.ToString(CultureInfo.InvariantCulture));
        }

        yield return occasion.Button(words.Plain(RemindersText.WhyThis), RemindersButtons.SliceName, "why", Kind);
        yield return occasion.Button(words.Plain(RemindersText.TurnOff), RemindersButtons.SliceName, "off", Kind);
    }

    /// <summary>Breaks at the desk are asked for after a call as well, and by then may not be wanted any more.</summary>
    private bool IsTrial(OutboxMessage message) => message is { Asked: true, PutOff: 0 } && content.Kind != ReminderKind.DeskNudge;

    private static int SilentDays(Occasion occasion) =>
        Math.Max(0, Period.DaysBetween(occasion.Member.LastSeen, occasion.Now.Now.InUtc().Date));
}
