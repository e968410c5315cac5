using LowerBack.Chat;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>
/// The way back into a check-in that a safety screen came into: when its last question is answered, and nothing stands against
/// it. It reads no journal, since the answers to a screen do not: what is left is found when the button is pressed.
/// </summary>
internal sealed class CheckInResume(SafetyScreen screen, PendingQuestions pending) : ITurnEnd
{
    /// <summary>Questions that are answered much later belong to another time of day.</summary>
    private static readonly Duration Waits = Duration.FromHours(3);

    public ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop) =>
        ValueTask.FromResult(After(turn) is { } more && !answer.Replies.IsEmpty ? new Answer(answer.Replies.Add(new Say(more))) : answer);

    /// <summary>The urgent questions, with a line of why.</summary>
    public static ChatMessage Urgent(Turn turn, int pain, ChatMessage question, Prose before)
    {
        var line = turn.Words.Say(pain >= PainLights.NoTraining ? CheckInText.MuchPain : CheckInText.PainJumped, ("pain", pain));
        return new ChatMessage(before + line + question.Body, question.Buttons);
    }

    private ChatMessage? After(Turn turn)
    {
        var file = CheckInBook.File(turn);
        if (file.Interrupted is not { } left || !turn.IsPrivate || turn.Member.EraseAt is not null)
            return null;
        var isFresh = turn.Now.Now - left.At < Waits;
        if (screen.Ask(turn) is not null && isFresh)
            return null;
        turn.Member.Set(file with { Interrupted = null });
        if (!isFresh || SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified or SafetyState.Hold)
            || pending.Ask(turn) is not null || !CheckInBook.IsOpen(turn, left.Day))
        {
            return null;
        }

        if (left is { CallsForUrgent: true, Pain: { } pain })
        {
            screen.Begin(turn, ScreenReason.Urgent);
            turn.Member.Set(file with { Interrupted = left with { CallsForUrgent = false, At = turn.Now.Now } });
            return Urgent(turn, pain, screen.Ask(turn)!, Prose.Empty);
        }

        var at = CheckInDay.Of(turn, left.Day);
        var label = turn.Words.Plain(CheckInText.GoOnHere);
        var goOn = new ButtonRow(left.Again is { } again
            ? at.Button(label, "ask", CheckInRules.NameOf(again))
            : at.Button(label, "show"));
        var offers = SafetyScreen.State(turn) != SafetyState.Hold && left.Day == turn.Now.Today && FlareOffer.IsDue(turn, left.Pain, []);
        return offers
            ? new ChatMessage(turn.Words.Say(CheckInText.RestIsOpen) + FlareOffer.Line(turn), goOn, FlareOffer.Row(turn))
            : new ChatMessage(turn.Words.Say(CheckInText.RestIsOpen), goOn);
    }
}
