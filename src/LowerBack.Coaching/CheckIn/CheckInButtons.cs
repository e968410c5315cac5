using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Presses on a check-in. A button names the day it is about, so that one answered late belongs to its day.</summary>
internal sealed class CheckInButtons(CheckInGate gate, CheckInDesk desk, SafetyScreen screen) : IButtons
{
    public string Slice => CheckInMessages.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => CheckInBook.Days;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (!Session.DayPattern.Parse(token[0]).TryGetValue(default, out var day) || day > turn.Now.Today)
            return null;
        if (gate.Before(turn) is { } first)
            return first;
        if (!CheckInBook.IsOpen(turn, day))
            return TooLate(turn, day);
        return token.Action switch
        {
            "say" when CheckInRules.Named(token[1]) is { } question => desk.Tell(turn, day, question, token[2]),
            "ask" when CheckInRules.Named(token[1]) is { } question && MayAsk(turn, day, question) => CheckInDesk.Ask(turn, day, question),
            "change" => Answers.Show(turn, CheckInMessages.Change(CheckInDay.Of(turn, day), CheckInBook.Scope(turn, day))),
            "show" => desk.Show(turn, day),
            CheckInForm.Open => Answers.Fill(CheckInForm.Of(CheckInDay.Of(turn, day), CheckInBook.Scope(turn, day))),
            "safety" => Safety(turn),
            _ => CheckInBook.Scope(turn, day).IsMonthly ? Activities(turn, day, token) : null,
        };
    }

    public Answer? Submit(Turn turn, ButtonToken token, FormValues filled)
    {
        if (DayOf(turn, token) is not { } day)
            return null;
        return gate.Before(turn) ?? (CheckInBook.IsOpen(turn, day) ? desk.Tell(turn, day, Read(turn, day, filled)) : TooLate(turn, day));
    }

    /// <summary>A word of alarm in a field comes first, and the answers in the others count all the same.</summary>
    public void Interrupted(Turn turn, ButtonToken token, FormValues filled)
    {
        if (DayOf(turn, token) is { } day && CheckInBook.IsOpen(turn, day) && SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified or SafetyState.Hold)
            desk.Interrupt(turn, day, Read(turn, day, filled));
    }

    private static LocalDate? DayOf(Turn turn, ButtonToken token) =>
        token.Action == CheckInForm.Send && Session.DayPattern.Parse(token[0]).TryGetValue(default, out var day) && day <= turn.Now.Today ? day : null;

    private static FilledCheckIn Read(Turn turn, LocalDate day, FormValues filled) => CheckInForm.Read(filled, CheckInBook.Scope(turn, day));

    private Answer? Activities(Turn turn, LocalDate day, ButtonToken token) => token.Action switch
    {
        "name" when Number(token[1]) is { } suggestion => CheckInActivities.Suggested(turn, day, suggestion),
        "drop" when Number(token[1]) is { } place && Number(token[2]) is { } count => CheckInActivities.Drop(turn, day, place, count),
        "named" => desk.Named(turn, day),
        _ => null,
    };

    /// <summary>Only what was asked on that day; the list of activities may be changed whenever they are.</summary>
    private static bool MayAsk(Turn turn, LocalDate day, CheckInQuestion question)
    {
        var scope = CheckInBook.Scope(turn, day);
        return CheckInRules.IsDue(question, scope) || (question == CheckInQuestion.Activities && scope.IsMonthly);
    }

    /// <summary>An answer of long ago would be a guess; today's is as welcome as ever.</summary>
    private Answer TooLate(Turn turn, LocalDate day)
    {
        var today = desk.Show(turn, turn.Now.Today).Replies.Select(reply => reply is Replace shown ? new Say(shown.Message) : reply);
        return new Answer([new Refuse(turn.Words.Plain(CheckInText.TooLongAgo, ("day", day))), .. today]);
    }

    private Answer Safety(Turn turn)
    {
        screen.Begin(turn, ScreenReason.Full);
        return Answers.Show(turn, screen.Ask(turn)!);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
