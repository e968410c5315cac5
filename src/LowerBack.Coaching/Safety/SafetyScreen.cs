using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Safety;

/// <summary>The screen as a conversation: what is asked, what follows from an answer, and who may train.</summary>
public sealed class SafetyScreen(SafetyContent content, SafetyMessages messages) : IPendingQuestion
{
    /// <summary>Where the member stands.</summary>
    public static SafetyState State(Occasion occasion) => SafetyRules.State(occasion.Member.Get<SafetyFile>(), occasion.Profile);

    /// <summary>When safety was last asked about as a whole, by the full or the urgent screen; null for never.</summary>
    public static Instant? LastAsked(Turn turn)
    {
        var file = turn.Member.Get<SafetyFile>();
        return file.UrgentAt is { } urgent && (file.ScreenedAt is not { } full || urgent > full) ? urgent : file.ScreenedAt;
    }

    /// <summary>The question of the screen under way, or null.</summary>
    public ChatMessage? Ask(Turn turn) =>
        turn.Member.Get<SafetyFile>().Current is { Current: { } id } screening ? messages.Question(turn, screening, id, content.Screen.Known(id, turn.Member.Get<SafetyFile>().Codes)) : null;

    /// <summary>Begins a screen; its first question is then the open one.</summary>
    public void Begin(Turn turn, ScreenReason reason, string? trigger = null) =>
        turn.Member.Set(SafetyRules.Begin(turn.Member.Get<SafetyFile>(), reason, content.Screen, trigger));

    /// <summary>What stands between the member and a plan: the message to show, or null when they may train.</summary>
    public ChatMessage? Locked(Turn turn)
    {
        var state = State(turn);
        var open = Ask(turn);
        if (state is SafetyState.TooYoung or SafetyState.Stop or SafetyState.Hold)
        {
            return open is null
                ? SafetyMessages.Standing(turn, state)
                : new ChatMessage(SafetyMessages.Standing(turn, state).Body + turn.Words.Say(SafetyText.OneMoreToBeSure) + open.Body, open.Buttons);
        }

        if (open is not null)
            return open;
        if (turn.Profile.Age is null || !SafetyRules.ScreenIsOld(turn.Member.Get<SafetyFile>(), turn.Now.Now))
            return null;
        Begin(turn, ScreenReason.Full);
        return SafetyMessages.With(turn, state == SafetyState.Unscreened ? SafetyText.ScreenIntro : SafetyText.ScreenIsOld, Ask(turn)!);
    }

    /// <summary>
    /// What stands between the member and reading about exercise: nothing, also on hold, but after a STOP and under 18
    /// the standing message comes first and alone. It is about health, so a group only points to the private chat.
    /// </summary>
    public Answer? Closed(Turn turn)
    {
        if (State(turn) is not (SafetyState.Stop or SafetyState.TooYoung))
            return null;
        return turn.IsPrivate ? Answers.Say(Locked(turn)!) : PrivateChat.Point(turn);
    }

    /// <summary>Goes on with a screen after an answer: the next question, or what it came to and what is next.</summary>
    public Answer Continue(Turn turn, Screening screening)
    {
        var before = turn.Member.Get<SafetyFile>();
        var after = SafetyRules.Continue(before, screening, content.Screen, turn.Now.Now);
        turn.Member.Set(after);
        if (screening.TooYoung)
            turn.Profile = turn.Profile with { Age = AgeBand.UnderEighteen };
        if (before.Verdict is Verdict.Stop or Verdict.Hold && after.Verdict is Verdict.Clear or Verdict.Modified)
            turn.Profile = StartOver(turn);

        if (Ask(turn) is { } next)
        {
            return after.Verdict == Verdict.Stop && before.Verdict != Verdict.Stop
                ? Both(turn, SafetyMessages.Standing(turn, SafetyState.Stop), SafetyMessages.With(turn, SafetyText.OneMoreToBeSure, next))
                : Answers.Show(turn, next);
        }

        var came = SafetyMessages.Outcome(turn, before, screening);
        if (State(turn) is SafetyState.Cleared or SafetyState.Modified or SafetyState.Unscreened)
            turn.GoOn();
        return Answers.Show(turn, came);
    }

    /// <summary>After a clearance training begins again at level 1, step 1.</summary>
    private static Profile StartOver(Turn turn) => turn.Profile with
    {
        Level = turn.Profile.Level is null ? null : Level.Beginner,
        LevelSince = turn.Now.Today,
        SessionsAtLevel = 0,
        StartedOver = turn.Now.Now,
    };

    private static Answer Both(Turn turn, ChatMessage first, ChatMessage second) =>
        new([.. Answers.Show(turn, first).Replies, new Say(second)]);
}
