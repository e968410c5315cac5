using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Onboarding;

/// <summary>The first minute: one easy move at its first step, so that nobody leaves the welcome without having begun.</summary>
internal sealed class FirstMove(MoveLibrary library, RoutinePlanner planner)
{
    /// <summary>Gentle moves of about a minute, the first that fits is offered; the last one asks for nothing but a chair.</summary>
    private static readonly string[] Gentle = ["cat-cow", "pelvic-tilt", "breathing-90-90", "desk-cat-cow", "walking"];

    /// <summary>Offers it.</summary>
    public ChatMessage Offer(Turn turn)
    {
        turn.Profile = turn.Profile with { FirstMoveOffered = true };
        var request = RoutineBook.Request(turn, library, RoutinePlanner.LeastMinutes);
        var move = library[Gentle.First(id => planner.MayGive(library[id], request))];
        var words = library.Words(turn.Words.Culture.Name, move.Id);
        return new ChatMessage(
            turn.Words.Say(OnboardingText.Ready) + turn.Words.Say(
                OnboardingText.FirstMove, ("move", words.Name), ("dose", DoseWords.Of(turn.Words, move, 1)), ("cue", words.Cues[0])),
            new ButtonRow(
                turn.Button(turn.Words.Plain(OnboardingText.DidIt), OnboardingQuestions.Slice, "first"),
                turn.NextCommand(turn.Words.Plain(OnboardingText.ShowRoutine), "routine")));
    }

    /// <summary>It was done; once is enough to count.</summary>
    public static Answer? Done(Turn turn)
    {
        if (!turn.Profile.FirstMoveOffered || turn.Profile.FirstMoveDone)
            return null;
        turn.Member.Journal.Add(JournalEntry.Of(turn.Member.Id, turn.Now.Today, turn.Now.Now, new FirstMoveNote()));
        turn.Profile = turn.Profile with { FirstMoveDone = true };
        var done = Answers.Show(turn, new ChatMessage(
            turn.Words.Say(OnboardingText.WellDone),
            new ButtonRow(turn.NextCommand(turn.Words.Plain(OnboardingText.ShowRoutine), "routine"))));
        return CheckInOffer.At(turn, OfferMoments.FirstTraining) is { } offer ? new Answer(done.Replies.Add(new Say(offer))) : done;
    }
}
