using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>The messages at the end of a session.</summary>
internal sealed class FinishMessages(MoveLibrary library, RoutineCard card)
{
    /// <summary>Effort in words, with the number each stands for: 7 leaves three good reps, 8 two (reps in reserve, Zourdos 2016).</summary>
    private static readonly (RoutineText Label, int Effort)[] Efforts =
    [
        (RoutineText.EffortEasy, 4), (RoutineText.EffortFine, 6), (RoutineText.EffortWorking, 7),
        (RoutineText.EffortHard, 8), (RoutineText.EffortVeryHard, 9), (RoutineText.EffortAllOut, 10),
    ];

    /// <summary>How is your back right now?</summary>
    public static ChatMessage AskPainBefore(Turn turn, Session session)
    {
        var numbers = Numbers(turn, session, "p0");
        return new ChatMessage(
            turn.Words.Say(RoutineText.AskPainBefore), numbers.Add(new ButtonRow(RoutineCard.Button(turn, session, RoutineText.Back, "show"))));
    }

    /// <summary>How hard was it?</summary>
    public static ChatMessage AskEffort(Turn turn, Session session) => new(
        turn.Words.Say(RoutineText.AskEffort),
        ButtonRow.Wrap([.. Efforts.Select(effort => turn.Button(
            turn.Words.Plain(effort.Label), RoutineCard.Slice, "effort", [.. session.Name, RoutineCard.Number(effort.Effort)]))], 3)
            .Add(NotSaying(turn, session, "effort")));

    /// <summary>And the most pain during it?</summary>
    public static ChatMessage AskPain(Turn turn, Session session) =>
        new(turn.Words.Say(RoutineText.AskPain), Numbers(turn, session, "pain").Add(NotSaying(turn, session, "pain")));

    /// <summary>And before you began?</summary>
    public static ChatMessage AskPainAtStart(Turn turn, Session session) =>
        new(turn.Words.Say(RoutineText.AskPainAtStart), Numbers(turn, session, "start").Add(NotSaying(turn, session, "start")));

    /// <summary>What it came to: that it counts, what changes, and what may be said about it yet.</summary>
    public ChatMessage Summary(Turn turn, Session session, LadderOutcome outcome, Level? earned, DayKind? tomorrow, bool asksMove, bool mayCorrect, bool offersFlare)
    {
        var words = turn.Words;
        var note = session.Note;
        var body = words.Say(outcome.Light switch
        {
            PainLight.Green => RoutineText.Finished,
            PainLight.Amber => outcome.Changes.Any(change => change.ToStep < change.FromStep) ? RoutineText.FinishedAmber : RoutineText.FinishedAmberAnyway,
            _ => RoutineText.FinishedRed,
        });
        if (!note.Skipped.IsEmpty)
            body += words.Say(RoutineText.SkippedNoted, ("moves", string.Join(", ", note.Skipped.Select(id => card.Name(words, id)))));
        body += Changes(turn, outcome.Changes);

        if (asksMove && mayCorrect && outcome.Light != PainLight.Green && note.Culprit is null && note.Plan.Moves.Count(Trains) > 1)
        {
            return new ChatMessage(body + words.Say(RoutineText.WhichMove), card.MoveButtons(
                turn, session, "hurt", Trains, turn.Button(words.Plain(RoutineText.NotSureWhich), RoutineCard.Slice, "hurt", [.. session.Name, "all"])));
        }

        if (tomorrow is { } next)
        {
            body += next == DayKind.Rest
                ? words.Say(RoutineText.TomorrowRests)
                : words.Say(RoutineText.TomorrowTrains, ("day", words.Plain(RoutineCard.DayName(next))));
        }

        var buttons = new List<ButtonRow>();
        if (outcome.Changes.FirstOrDefault(change => change.Why == LadderWhy.TopOfLadder) is { OtherMoveId: { } harder } top)
        {
            body += words.Say(RoutineText.MoveUpOffer, ("from", card.Name(words, top.MoveId)), ("to", card.Name(words, harder)));
            buttons.Add(new ButtonRow(turn.Primary(
                words.Plain(RoutineText.MoveUpYes, ("move", card.Name(words, harder))), RoutineCard.Slice, "harder", top.MoveId)));
        }
        else if (earned is { } level)
        {
            body += words.Say(RoutineText.LevelOffer);
            buttons.Add(new ButtonRow(turn.Primary(
                words.Plain(RoutineText.LevelYes, ("level", (int)level)), RoutineCard.Slice, "level", RoutineCard.Number((int)level))));
        }

        if (offersFlare)
        {
            body += FlareOffer.Line(turn);
            buttons.Add(FlareOffer.Row(turn));
        }

        if (mayCorrect)
            buttons.Add(new ButtonRow(RoutineCard.Button(turn, session, RoutineText.AskSkipped, "skipped")));
        return new ChatMessage(body, [.. buttons]);
    }

    /// <summary>Which move was left out? Tapping a name again takes it back.</summary>
    public ChatMessage SkippedWhich(Turn turn, Session session)
    {
        var noted = session.Note.Skipped.IsEmpty
            ? turn.Words.Say(RoutineText.SkippedWhich)
            : turn.Words.Say(RoutineText.SkippedNoted, ("moves", string.Join(", ", session.Note.Skipped.Select(id => card.Name(turn.Words, id)))));
        return new ChatMessage(noted, card.MoveButtons(
            turn, session, "skip", null, RoutineCard.Button(turn, session, RoutineText.Back, "summary")));
    }

    /// <summary>The harder move comes next time.</summary>
    public ChatMessage MovedUp(Turn turn, Move to) =>
        new(turn.Words.Say(RoutineText.MovedUp, ("move", card.Name(turn.Words, to.Id))));

    private Prose Changes(Turn turn, ImmutableArray<LadderChange> changes)
    {
        var lines = Prose.Empty;
        foreach (var change in changes)
        {
            if (change.ToStep == change.FromStep && change.OtherMoveId is null || change.Why == LadderWhy.TopOfLadder)
                continue;
            var name = card.Name(turn.Words, change.MoveId);
            if (change is { Why: LadderWhy.EasierMove, OtherMoveId: { } easier })
            {
                lines += turn.Words.Say(RoutineText.EasierMove, ("move", name), ("other", card.Name(turn.Words, easier)));
                continue;
            }

            lines += turn.Words.Say(
                change.ToStep > change.FromStep ? RoutineText.StepUp : RoutineText.StepDown,
                ("move", name), ("step", change.ToStep), ("dose", DoseWords.Of(turn.Words, library[change.MoveId], change.ToStep)));
        }

        return lines;
    }

    private bool Trains(PlannedMove planned) => library.Find(planned.MoveId) is { IsTraining: true };

    private static ButtonRow NotSaying(Turn turn, Session session, string action) => new(turn.Button(
        turn.Words.Plain(RoutineText.RatherNotSay), RoutineCard.Slice, action, [.. session.Name, RoutineFinish.Unsaid]));

    private static ImmutableArray<ButtonRow> Numbers(Turn turn, Session session, string action) => ButtonRow.Wrap(
        [.. Enumerable.Range(0, 11).Select(number => turn.Button(
            turn.Words.Write(number), RoutineCard.Slice, action, [.. session.Name, RoutineCard.Number(number)]))], 4);
}
