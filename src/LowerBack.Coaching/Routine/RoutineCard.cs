using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary>Shows a session as a card: what day, why, the moves with their doses, and what one can do with it.</summary>
internal sealed class RoutineCard(MoveLibrary library)
{
    internal const string Slice = "routine";

    /// <summary>The card with its buttons.</summary>
    public ChatMessage Show(Turn turn, Session session)
    {
        var plan = session.Note.Plan;
        if (plan.Moves.IsEmpty)
        {
            return new ChatMessage(
                turn.Words.Say(RoutineText.RestTitle) + Prose.Plain(session.Note.Why),
                new ButtonRow(Button(turn, session, RoutineText.RestToday, "rest", ButtonLook.Primary)),
                new ButtonRow(turn.CommandButton(turn.Words.Plain(RoutineText.MobilityInstead), "routine", Number(plan.Minutes), "mobility")));
        }

        return new ChatMessage(
            Title(turn.Words, plan) + new Prose([new Paragraph([new Span(session.Note.SwapWhy is { } swap ? $"{session.Note.Why} {swap}" : session.Note.Why, SpanStyle.Emphasis)])]) + Moves(turn.Words, plan),
            new ButtonRow(Button(turn, session, RoutineText.Done, "done", ButtonLook.Primary)),
            new ButtonRow(Length(turn, session), Button(turn, session, RoutineText.Swap, "swap")),
            new ButtonRow(Button(turn, session, RoutineText.BackHurts, "sore"), Button(turn, session, RoutineText.RestToday, "rest")))
        {
            Picture = Strip(turn.Words, plan),
        };
    }

    /// <summary>The moves of a plan as buttons, with what pressing one does.</summary>
    public ImmutableArray<ButtonRow> MoveButtons(
        Turn turn, Session session, string action, Func<PlannedMove, bool>? which = null, params ReadOnlySpan<Button> last)
    {
        var moves = session.Note.Plan.Moves;
        var buttons = new List<Button>();
        for (var at = 0; at < moves.Length; at++)
        {
            if (which is null || which(moves[at]))
                buttons.Add(turn.Button(Labels.Fitting(Name(turn.Words, moves[at].MoveId)), Slice, action, [.. session.Name, Number(at)]));
        }

        return Labels.Choices(buttons, [.. last]);
    }

    /// <summary>A button that marks today as rest, whether or not it was planned already.</summary>
    public static ActionButton RestButton(Occasion occasion) => occasion.Primary(
        occasion.Words.Plain(RoutineText.RestToday), Slice, "restday", Session.DayPattern.Format(occasion.Now.Today));

    /// <summary>A button about a session.</summary>
    public static ActionButton Button(Turn turn, Session session, RoutineText label, string action, ButtonLook look = ButtonLook.Normal) =>
        turn.Button(turn.Words.Plain(label), Slice, action, session.Name) with { Look = look };

    /// <summary>A move's name.</summary>
    public string Name(Words words, string moveId) => library.Name(words.Culture.Name, moveId);

    /// <summary>A day's name inside a sentence.</summary>
    public static RoutineText DayName(DayKind day) => day switch
    {
        DayKind.StrengthA => RoutineText.StrengthA,
        DayKind.StrengthB => RoutineText.StrengthB,
        DayKind.StrengthALight => RoutineText.StrengthALight,
        DayKind.Mobility => RoutineText.Mobility,
        DayKind.Walk => RoutineText.Walk,
        DayKind.Rest => RoutineText.Rest,
        _ => RoutineText.Recovery,
    };

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A shorter one; after days away, where it is the shortest already, the usual length.</summary>
    private static ActionButton Length(Turn turn, Session session) =>
        session.Note is { Asked: null, Plan.Minutes: var minutes } && (turn.Profile.Minutes ?? 10) is var usual && minutes < usual && RoutineBook.IsBackAgain(turn)
            ? turn.CommandButton(turn.Words.Plain(RoutineText.MinutesButton, ("minutes", usual)), "routine", Number(usual))
            : Button(turn, session, RoutineText.Shorter, "shorter");

    private static Prose Title(Words words, Plan plan) => words.Say(
        RoutineText.Title, ("day", words.Plain(DayName(plan.Day))), ("minutes", plan.EstimatedMinutes));

    /// <summary>The moves side by side, and their names for who cannot see them.</summary>
    private ChatPicture Strip(Words words, Plan plan)
    {
        var shown = plan.Moves.Take(RoutineStrip.Most).Select(move => library[move.MoveId]).ToList();
        var names = shown.Select((move, at) => $"{Number(at + 1)} {Name(words, move.Id)}");
        return new ChatPicture(
            $"strip {string.Join(' ', shown.Select(move => move.Id))}",
            words.Plain(RoutineText.StripAlt, ("moves", string.Join(", ", names))),
            () => RoutineStrip.Draw(shown));
    }

    /// <summary>The moves under the headings of their blocks, with the numbers they have in the strip.</summary>
    private Prose Moves(Words words, Plan plan)
    {
        var (blocks, number) = (ImmutableArray.CreateBuilder<LowerBack.Chat.Block>(), 0);
        foreach (var part in plan.Moves.GroupBy(move => move.Block))
        {
            blocks.Add(new Paragraph([
                new Span(words.Plain(Heading(part.Key)), SpanStyle.Strong), .. part.SelectMany(move => Line(words, plan, move, ++number))]));
        }

        return new Prose(blocks.ToImmutable());
    }

    private ImmutableArray<Span> Line(Words words, Plan plan, PlannedMove move, int number)
    {
        var notes = library.Adaptations(words.Culture.Name, move.MoveId, plan.Avoid, plan.Kit)
            .Append(library.Words(words.Culture.Name, move.MoveId).StepNotes[move.Step - 1])
            .Where(note => note.Length > 0).Select(note => note.TrimEnd('.')).ToList();
        var line = new Span($"\n{Number(number)}. {Name(words, move.MoveId)}: {DoseWords.Of(words, library[move.MoveId], move)}");
        return notes.Count == 0 ? [line] : [line, new Span($" ({string.Join("; ", notes)})", SpanStyle.Emphasis)];
    }

    private static RoutineText Heading(Content.Block block) => block switch
    {
        Content.Block.WarmUp => RoutineText.BlockWarmUp,
        Content.Block.Activation => RoutineText.BlockActivation,
        Content.Block.Main => RoutineText.BlockMain,
        Content.Block.Core => RoutineText.BlockCore,
        _ => RoutineText.BlockStretch,
    };
}
