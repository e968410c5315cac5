using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// When somebody whom the coach could not write to is here again, it says so once, offers to call them where they are, and
/// tries again from then on.
/// </summary>
internal sealed class ClosedDoor : ITurnEnd, IButtons
{
    public string Slice => "reach";

    public CommandPlace Place => CommandPlace.Personal;

    public ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var reach = turn.Member.Get<Reach>();
        if (turn.Said is ReachabilityChanged changed)
        {
            // Who opens the door again has done so to speak, so it is said then and not here.
            if (!changed.CanBeWrittenTo)
                Close(turn, reach);
            return ValueTask.FromResult(answer);
        }

        if (reach.ClosedAt is not { } since || answer.Replies.IsEmpty)
            return ValueTask.FromResult(answer);
        turn.Member.Set(reach.Open());
        var day = since.InZone(turn.Now.Zone).Date;
        Reply note = turn.IsPrivate
            ? new Say(new ChatMessage(turn.Words.Say(OutboxText.DoorWasClosed, ("day", day))))
            : new Whisper(new ChatMessage(
                turn.Words.Say(OutboxText.DoorIsClosed, ("day", day)),
                new ButtonRow(turn.Button(turn.Words.Plain(OutboxText.CallMeHere), Slice, "knock"))));
        return ValueTask.FromResult(new Answer(answer.Replies.Add(note)));
    }

    /// <summary>Who is elsewhere too is written to there.</summary>
    private static void Close(Turn turn, Reach reach)
    {
        var (member, here) = (turn.Member, turn.Said.At.Platform.Value);
        if (member.Get<Accounts>().Besides(here) is not { } elsewhere)
            member.Set(reach.Closed(turn.Now.Now));
        else if (member.SpeaksOn == here)
            member.SpeaksOn = elsewhere.Platform;
    }

    public Answer? Press(Turn turn, ButtonToken token)
    {
        var reach = turn.Member.Get<Reach>();
        switch (token.Action)
        {
            case "knock" when !turn.IsPrivate:
                turn.Member.Set(reach with { Knock = new Knock(turn.Said.At.Platform.Value, turn.Said.At.Conversation, turn.Said.At.Thread) });
                return Answers.Show(turn, new ChatMessage(
                    turn.Words.Say(OutboxText.WillCall),
                    new ButtonRow(turn.Button(turn.Words.Plain(OutboxText.DontCallMe), Slice, "hush"))));
            case "hush":
                turn.Member.Set(reach with { Knock = null });
                return Answers.Show(turn, new ChatMessage(turn.Words.Say(OutboxText.WontCall)));
            default:
                return null;
        }
    }
}
