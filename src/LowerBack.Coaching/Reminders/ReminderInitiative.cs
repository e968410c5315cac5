using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>A reminder at the moment it would leave: all rules about whether it may, then its content, then why it came and how to be rid of it.</summary>
/// <param name="content">What it says.</param>
/// <param name="contents">What all kinds say, for what is said with it.</param>
internal sealed class ReminderInitiative(IReminderContent content, IReadOnlyDictionary<ReminderKind, IReminderContent> contents) : IInitiative
{
    public string Kind => content.Kind.ToString();

    public bool ByAnyAccount => true;

    /// <summary>What it says itself, and what it says for the less important ones that wait with it.</summary>
    public int JournalDays => contents.Values
        .Where(one => KindRules.Of(one.Kind).Rank >= KindRules.Of(content.Kind).Rank).Append(content).Max(one => one.JournalDays);

    public async Task<Decision> DecideAsync(CoachContext db, Occasion occasion, OutboxMessage message, CancellationToken stop)
    {
        var ready = await content.ReadAsync(db, occasion, message.Day, stop);
        // Kept with it, should it have to leave again: by then what waited is dropped.
        message.Also = string.Join(',', message.AlsoKinds().Concat(await WaitingAsync(db, occasion, message, stop)).Distinct());
        return new ReminderInitiative(ready, contents).Decide(occasion, message);
    }

    /// <summary>
    /// What else waits at this moment, as after a downtime: it will find that this one was said just now and merge into it, so
    /// what it would have said is said here.
    /// </summary>
    private static async Task<IEnumerable<string>> WaitingAsync(CoachContext db, Occasion occasion, OutboxMessage message, CancellationToken stop)
    {
        var now = occasion.Now.Now;
        if (message.Asked)
            return [];
        var waiting = await db.Outbox
            .Where(other => other.MemberId == message.MemberId && other.State == OutboxState.Ready && !other.Asked && other.Changes == null
                && other.TryAt <= now && other.NotAfter >= now && other.Rank > message.Rank)
            .OrderBy(other => other.Rank).Select(other => new { other.Kind, other.Also }).ToListAsync(stop);
        return waiting.SelectMany(other => (string[])[other.Kind, .. other.Also.Split(',', StringSplitOptions.RemoveEmptyEntries)]).Where(name => Enum.TryParse<ReminderKind>(name, out _));
    }

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
            return new Speak(QuietNote.Ask(occasion), Quiet: true);
        }

        // What fell due in a silence is not said at its end, when what ends it is.
        var isSilent = !message.Asked && content.IsSilent(occasion, message.Day, message.DueAt);
        if (isSilent || content.Write(occasion, message.Day) is not { } written)
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
        ReminderKind kind, OutboxMessage message, ReminderFile file, OutreachFile outreach, in MemberClock clock, SafetyState safety, Pace pace, Instant now)
    {
        DueReminder[] both = message.Asked || outreach.LastKind is not { } last ? [] : [new(last, outreach.LastAt), new(kind, now)];
        return new()
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
            Merged = both is [_, _] && Merging.Into(both, 1) is not null,
            BurstUntil = both is [_, _] && Merging.Into(both, 0) is not null ? outreach.LastAt + Merging.Window : null,
            OverBudget = !message.Asked && !Budget.Usual.Allows(kind, outreach.Sent, StillToCome(file, clock, message.Day, now)),
        };
    }

    /// <summary>What the member set for the rest of the day: neither what matters less nor somebody else's word takes its place.</summary>
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
            if (MayBeMentioned(also, occasion, message) && contents.GetValueOrDefault(also)?.Mention(occasion, message.Day) is { } mention)
                body += mention;
        }

        if (pace == Pace.SlowingDown)
            body += words.Say(RemindersText.HalfFromNow);
        return new ChatMessage(body, [.. written.Buttons, .. Footer(occasion, message, ChatLimits.ButtonRows - written.Buttons.Length)]) { Picture = written.Picture };
    }

    /// <summary>What speaks for it must not say what it could not say itself: it was turned off meanwhile, training is on hold.</summary>
    private static bool MayBeMentioned(ReminderKind kind, Occasion occasion, OutboxMessage message) => SendCheck.Of(new SendFacts
    {
        Kind = kind,
        Now = occasion.Now.Now,
        NotAfter = message.NotAfter,
        Clock = AgendaKeeper.ClockOf(occasion.Member),
        Safety = SafetyScreen.State(occasion),
        TurnedOff = !occasion.Member.Get<ReminderFile>().Wants(kind),
    }).Why is null;

    /// <summary>
    /// What stands under every one: not now, why it came, and the way to be rid of it. Where its own buttons leave one row, the
    /// longest time to put it off is enough.
    /// </summary>
    private IEnumerable<ButtonRow> Footer(Occasion occasion, OutboxMessage message, int room)
    {
        var (words, sleep) = (occasion.Words, occasion.Member.Get<ReminderFile>().Sleep);
        List<Button> later = [.. Snooze.Choices(content.Kind, message.PutOff, occasion.Now.Now, AgendaKeeper.ClockOf(occasion.Member), sleep).Select(minutes => occasion.Button(
            words.Plain(RemindersText.InMinutes, ("minutes", minutes)), RemindersButtons.SliceName, "snz", Kind,
            minutes.ToString(CultureInfo.InvariantCulture), message.PutOff.ToString(CultureInfo.InvariantCulture)))];
        if (content.Kind is ReminderKind.Session or ReminderKind.Stretch)
            later.Add(occasion.Button(words.Plain(RemindersText.NotToday), RemindersButtons.SliceName, "skip", Kind));
        Button[] last =
        [
            occasion.Button(words.Plain(RemindersText.WhyThis), RemindersButtons.SliceName, "why", Kind),
            occasion.Button(words.Plain(RemindersText.TurnOff), RemindersButtons.SliceName, "off", Kind),
        ];
        return room == 0 ? []
            : room == 1 || later.Count == 0 ? [new ButtonRow([.. later.TakeLast(1), .. last])]
            : [new ButtonRow([.. later]), new ButtonRow([.. last])];
    }

    /// <summary>Breaks at the desk are asked for after a call as well, and by then may not be wanted any more.</summary>
    private bool IsTrial(OutboxMessage message) => message is { Asked: true, PutOff: 0 } && content.Kind != ReminderKind.DeskNudge;

    private static int SilentDays(Occasion occasion) =>
        Math.Max(0, Period.DaysBetween(occasion.Member.LastSeen, occasion.Now.Now.InUtc().Date));
}
