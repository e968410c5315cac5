using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.CheckIn;

/// <summary><c>/checkin [pain]</c>: how the back, the night and yesterday were, and what today should be.</summary>
internal sealed class CheckInCommand(CheckInGate gate, CheckInDesk desk) : ICommand
{
    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => CheckInBook.Days;

    public CommandDescriptor Describe(Words words) => new(
        "checkin", words.Plain(CheckInText.Description),
        [new CommandOption("pain", words.Plain(CheckInText.PainName), words.Plain(CheckInText.PainOption), OptionKind.Number,
            [.. Enumerable.Range(0, 11).Select(pain => new OptionChoice(CheckInRules.Text(pain), words.Write(pain)))])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (gate.Before(turn) is { } first)
            return first;
        var today = turn.Now.Today;
        if (arguments["pain"] is null && arguments.Stray is null)
            return desk.Show(turn, today);
        return Pain(arguments) is { } told
            ? desk.Tell(turn, today, CheckInQuestion.Pain, CheckInRules.Text(told))!
            : CheckInDesk.AskAgain(turn, today, turn.Words.Say(RoutineText.NumberPlease), CheckInQuestion.Pain);
    }

    /// <summary>"3", "3/10" and "3 of 10", but not "4,5": half a point would be taken for the wrong whole one.</summary>
    private static int? Pain(BoundArguments arguments) => (arguments["pain"], arguments.Stray) switch
    {
        (null, { } stray) => OutOfTen.Typed(stray),
        (_, { } stray) when char.IsAsciiDigit(stray[0]) => null,
        ({ } number, _) => OutOfTen.Exactly(number),
        _ => null,
    };
}
