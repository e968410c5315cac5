using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Routine;

/// <summary><c>/routine [minutes] [day]</c>: today's session.</summary>
internal sealed class RoutineCommand(RoutineDesk desk, RoutineGate gate) : ICommand
{
    public CommandPlace Place => CommandPlace.Personal;

    public int JournalDays => RoutineBook.Days;

    public CommandDescriptor Describe(Words words) => new(
        "routine", words.Plain(RoutineText.Description),
        [
            new CommandOption("minutes", words.Plain(RoutineText.MinutesName), words.Plain(RoutineText.MinutesOption), OptionKind.Number,
                [.. RoutineDesk.Budgets.Select(minutes => new OptionChoice(RoutineCard.Number(minutes), words.Plain(RoutineText.MinutesButton, ("minutes", minutes))))]),
            new CommandOption("day", words.Plain(RoutineText.DayName), words.Plain(RoutineText.DayOption), OptionKind.Choice,
                [.. Days.Select(day => new OptionChoice(day.Value, words.Plain(day.Label)))]),
        ]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (gate.Before(turn) is { } first)
            return first;
        if (arguments.Stray is { } stray)
        {
            return Answers.Say(new ChatMessage(
                turn.Words.Say(RoutineText.StrayWord, ("word", Excerpt.Of(stray)),
                    ("days", string.Join(", ", Days.Select(day => turn.Words.Plain(day.Label))))),
                Minutes(turn)));
        }

        var minutes = arguments.Number("minutes");
        if (minutes is < RoutinePlanner.LeastMinutes or > RoutinePlanner.MostMinutes || (minutes is null && arguments["minutes"] is not null))
            return Answers.Say(new ChatMessage(turn.Words.Say(RoutineText.MinutesOutside), Minutes(turn)));
        return Answers.Show(turn, desk.Today(turn, minutes, Array.Find(Days, day => day.Value == arguments["day"])?.Kind));
    }

    private static readonly DayChoice[] Days =
    [
        new("a", RoutineText.DayBack, DayKind.StrengthA), new("b", RoutineText.DayHips, DayKind.StrengthB),
        new("mobility", RoutineText.DayMobility, DayKind.Mobility), new("walk", RoutineText.DayWalk, DayKind.Walk),
        new("rest", RoutineText.DayRest, DayKind.Rest),
    ];

    private sealed record DayChoice(string Value, RoutineText Label, DayKind Kind);

    private static ImmutableArray<ButtonRow> Minutes(Turn turn) => ButtonRow.Wrap(
        [.. RoutineDesk.Budgets.Select(minutes => turn.CommandButton(
            turn.Words.Plain(RoutineText.MinutesButton, ("minutes", minutes)), "routine", RoutineCard.Number(minutes)))], 2);
}
