using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// A day after a STOP one gentle question, saved with the STOP, and then silence until they write (coaching rules, 3.5). It says
/// nothing of what they answered: anybody may see a phone light up. Whoever writes before it is due needs no asking.
/// </summary>
internal sealed class StopFollowUp(SafetyContent content) : IInitiative, ITurnEnd
{
    /// <summary>Why one that waited is not sent.</summary>
    private const string Wrote = "Wrote", Cleared = "Cleared";

    private static readonly Duration After = Duration.FromHours(24);

    /// <summary>Long enough for the morning after a night; a day later it would be strange.</summary>
    private static readonly Duration Keeps = Duration.FromHours(24);

    public string Kind => nameof(StopFollowUp);

    public bool ByAnyAccount => true;

    public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var file = turn.Member.Get<SafetyFile>();
        var isNew = file.Since == turn.Now.Now;
        if (file.Verdict != Verdict.Stop || answer.Replies.IsEmpty || !(isNew || IsWordFromThem(turn)))
            return answer;
        var theirs = db.Outbox.Where(message => message.MemberId == turn.Member.Id && message.Kind == Kind);
        var next = Of(turn);
        // A second turn within the same moment finds the STOP as new as the first did.
        if (isNew && await theirs.AnyAsync(message => message.DueAt == next.DueAt, stop))
            return answer;
        foreach (var message in await theirs.Where(message => message.State == OutboxState.Ready).ToListAsync(stop))
            DeliveryRules.End(message, OutboxState.Dropped, Wrote, turn.Now.Now);
        if (isNew)
            db.Outbox.Add(next);
        return answer;
    }

    public Decision Decide(Occasion occasion, OutboxMessage message)
    {
        if (SafetyScreen.State(occasion) != SafetyState.Stop)
            return new Drop(Cleared);
        var (clock, now) = (AgendaKeeper.ClockOf(occasion.Member), occasion.Now.Now);
        if (occasion.Member.Get<ReminderFile>().PausedUntil is { } paused && paused > now)
            return new Wait(paused);
        if (clock.Quiet.Covers(now, clock.Zone))
            return new Wait(clock.Quiet.NextEnd(now, clock.Zone));
        var isCrisis = occasion.Member.Get<SafetyFile>().Care == Care.Crisis;
        return new Speak(new ChatMessage(
            occasion.Words.Say(isCrisis ? RemindersText.HowAreThings : RemindersText.DidYouGetSeen),
            new ButtonRow(occasion.Button(
                occasion.Words.Plain(isCrisis ? SafetyText.SomeoneHelpedMe : SafetyText.ClinicianSawMe), SafetyMessages.Slice, "seen"))));
    }

    /// <summary>Whether they said something of their own; what the screen still asks after a STOP belongs to it.</summary>
    private bool IsWordFromThem(Turn turn) => turn.Said switch
    {
        TextReceived text => content.Typed(turn.Words, text.Text) is null,
        ButtonPressed pressed => !(ButtonToken.TryParse(pressed.Token, out var token) && SafetyButtons.IsAnswer(token)),
        _ => true,
    };

    private OutboxMessage Of(Turn turn) => new()
    {
        MemberId = turn.Member.Id,
        Platform = turn.Said.At.Platform.Value,
        Person = turn.Said.From.Id,
        Conversation = turn.IsPrivate ? turn.Said.At.Conversation : null,
        Kind = Kind,
        Day = turn.Now.Today,
        DueAt = turn.Now.Now + After,
        TryAt = turn.Now.Now + After,
        NotAfter = turn.Now.Now + After + Keeps,
        Rank = OutboxRank.Safety,
    };
}
