using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Exercises;

/// <summary>One move on one message: where the member stands with it, how it goes, when to stop, and its neighbours.</summary>
internal sealed class ExerciseCard(MoveLibrary library, MoveStandings standings)
{
    internal const string Slice = "moves";

    /// <summary>The card with its buttons.</summary>
    public ChatMessage Show(Turn turn, Move move)
    {
        var words = turn.Words;
        var said = library.Words(words.Culture.Name, move.Id);
        var standing = standings.Of(turn, move);
        var body = new Prose([new Paragraph([new Span(said.Name, SpanStyle.Strong)])])
            + Standing(turn, move, said, standing)
            + Things(words, move, said)
            + words.Say(ExercisesText.HowTo) + List(said.Cues)
            + words.Say(ExercisesText.Mistakes) + List(said.Mistakes)
            + words.Say(ExercisesText.TimeToStop, ("when", said.StopWhen))
            + ForYou(turn, move, standing);
        return new ChatMessage(body, Buttons(turn, move, standing))
        {
            Picture = new ChatPicture(
                $"move {move.Id}",
                words.Plain(ExercisesText.PictureAlt, ("move", said.Name), ("start", said.StartPose), ("end", said.EndPose)),
                () => MovePicture.Draw(move)),
        };
    }

    /// <summary>A button that shows a move.</summary>
    public ActionButton Button(Turn turn, Move move, string? label = null) =>
        turn.Button(Labels.Fitting(label ?? Name(turn, move), Name(turn, move)), Slice, "show", move.Id);

    /// <summary>A move's name in the member's language.</summary>
    public string Name(Turn turn, Move move) => library.Words(turn.Words.Culture.Name, move.Id).Name;

    private Prose Standing(Turn turn, Move move, MoveWords said, MoveStanding? standing)
    {
        var words = turn.Words;
        return standing switch
        {
            OnLadder on => Step(words, move, said, on) + (on.Step < on.Own ? words.Say(ExercisesText.EasierToday, ("step", on.Own)) : Prose.Empty),
            LeftOut { Instead: { } other } => words.Say(ExercisesText.LeftOutFor, ("move", Name(turn, other))),
            LeftOut => words.Say(ExercisesText.LeftOut),
            FromLevel from => words.Say(ExercisesText.FromLevel, ("level", (int)from.Level)),
            NotEarned => words.Say(ExercisesText.NotEarned),
            NeedsKit { Instead: { } other } => words.Say(ExercisesText.NeedsKitFor, ("move", Name(turn, other))),
            NeedsKit => words.Say(ExercisesText.NeedsKit),
            StoodInBy by => words.Say(ExercisesText.StoodInBy, ("move", Name(turn, by.Other))),
            _ => words.Say(SafetyScreen.State(turn) == SafetyState.Hold ? ExercisesText.OnHold : ExercisesText.DoseLater),
        };
    }

    private static Prose Step(Words words, Move move, MoveWords said, OnLadder on)
    {
        var note = said.StepNotes[on.Step - 1];
        return words.Say(
            note.Length == 0 ? ExercisesText.YourStep : ExercisesText.YourStepNoted,
            ("step", on.Step), ("steps", move.Ladder.Length), ("dose", DoseWords.Of(words, move, on.Step)), ("note", note));
    }

    /// <summary>What it takes, on one line each; nothing for most moves.</summary>
    private static Prose Things(Words words, Move move, MoveWords said)
    {
        var kit = KitNames.Where(name => (move.KitAnyOf & name.Kit) != Kit.None).Select(name => words.Plain(name.Text))
            .Aggregate("", (all, one) => all.Length == 0 ? one : words.Plain(ExercisesText.Or, ("one", all), ("other", one)));
        return (kit.Length == 0 ? Prose.Empty : words.Say(ExercisesText.YouNeed, ("kit", kit)))
            + (said.Props.IsEmpty ? Prose.Empty : words.Say(ExercisesText.Handy, ("props", string.Join(", ", said.Props))));
    }

    /// <summary>What is different for this member; nothing where the move is not theirs to do now.</summary>
    private Prose ForYou(Turn turn, Move move, MoveStanding? standing)
    {
        if (standing is not OnLadder)
            return Prose.Empty;
        var notes = library.Adaptations(
            turn.Words.Culture.Name, move.Id, MoveStandings.Codes(turn), turn.Profile.Kit ?? Kit.None).ToImmutableArray();
        return notes.IsEmpty ? Prose.Empty : turn.Words.Say(ExercisesText.ForYou) + List(notes);
    }

    private ImmutableArray<ButtonRow> Buttons(Turn turn, Move move, MoveStanding? standing)
    {
        var rows = ImmutableArray.CreateBuilder<ButtonRow>();
        if (Other(standing) is { } other)
            rows.Add(new ButtonRow(Button(turn, other)));
        AddNeighbour(ExercisesText.Easier, move.RegressTo);
        AddNeighbour(ExercisesText.Harder, move.ProgressTo);
        var more = turn.Button(turn.Words.Plain(ExercisesText.MoreMoves), Slice, "kinds");
        rows.Add(standing is null && SafetyScreen.State(turn) != SafetyState.Hold
            ? new ButtonRow(more, turn.CommandButton(turn.Words.Plain(ExercisesText.FindMyDose), "start"))
            : new ButtonRow(more));
        return rows.ToImmutable();

        void AddNeighbour(ExercisesText label, string? id)
        {
            if (id is not null && id != Other(standing)?.Id)
                rows.Add(new ButtonRow(Button(turn, library[id], turn.Words.Plain(label, ("move", Name(turn, library[id]))))));
        }
    }

    /// <summary>The move that comes in the place of this one.</summary>
    private static Move? Other(MoveStanding? standing) => standing switch
    {
        LeftOut left => left.Instead,
        NeedsKit needs => needs.Instead,
        StoodInBy by => by.Other,
        _ => null,
    };

    private static Prose List(ImmutableArray<string> lines) =>
        new([new Bullets([.. lines.Select(line => ImmutableArray.Create(new Span(line)))])]);

    private static readonly (Kit Kit, ExercisesText Text)[] KitNames =
    [
        (Kit.Band, ExercisesText.KitBand), (Kit.Cable, ExercisesText.KitCable), (Kit.Dumbbell, ExercisesText.KitDumbbell),
        (Kit.Backpack, ExercisesText.KitBackpack), (Kit.Barbell, ExercisesText.KitBarbell), (Kit.RomanChair, ExercisesText.KitRomanChair),
    ];
}
