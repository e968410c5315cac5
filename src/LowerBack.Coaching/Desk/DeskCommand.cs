using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Desk;

/// <summary><c>/desk [on|off]</c>, and what can be answered to a break.</summary>
internal sealed class DeskCommand(DeskNudge nudge, NextReminders next, SafetyScreen screen) : ICommand, IButtons
{
    private const string Name = "desk";
    private const string Switch = "switch";

    /// <summary>How long a call may take before a break comes all the same (mechanics, idea 11).</summary>
    private static readonly Duration Call = Duration.FromHours(2);

    private static readonly Duration CallAnswerKeeps = Duration.FromMinutes(10);

    public string Slice => DeskNudge.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => 1;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(DeskText.Description),
        [new CommandOption(Switch, words.Plain(DeskText.OptionName), words.Plain(DeskText.Option), OptionKind.Choice,
            [new OptionChoice("on", words.Plain(DeskText.On)), new OptionChoice("off", words.Plain(DeskText.Off))])]);

    public Answer Run(Turn turn, BoundArguments arguments) => arguments[Switch] switch
    {
        _ when turn.Member.ZoneId is null => Answers.Say(turn.Words.Say(RemindersText.PlaceFirst)),
        "on" => next.Show(turn, coming => On(turn, coming)),
        "off" => Answers.Show(turn, RemindersButtons.Off(turn, ReminderKind.DeskNudge)),
        _ => arguments.Stray switch
        {
            { } word when SwitchWords.IsOff(word) => Answers.Show(turn, RemindersButtons.Off(turn, ReminderKind.DeskNudge)),
            { } word when SwitchWords.IsOn(word) => next.Show(turn, coming => On(turn, coming)),
            null => next.Show(turn, coming => Standing(turn, coming)),
            _ => next.Show(turn, coming => Standing(turn, coming) is var standing
                ? new ChatMessage(turn.Words.Say(DeskText.NotUnderstood) + standing.Body, standing.Buttons)
                : standing),
        },
    };

    public Answer? Press(Turn turn, ButtonToken token) => token.Action switch
    {
        "now" when screen.Closed(turn) is { } closed => closed,
        "now" => Answers.Say(nudge.Break(turn)),
        "moved" => Moved(turn),
        "call" => InACall(turn),
        "over" => Over(turn),
        "done" => Done(turn),
        _ => null,
    };

    private static ChatMessage Standing(Turn turn, Coming coming) => turn.Member.Get<ReminderFile>().Wish(ReminderKind.DeskNudge) is DeskWindow desk
        ? IsOn(turn, desk, coming)
        : new ChatMessage(
            turn.Words.Say(DeskText.IsOff, ("when", ScheduleWords.When(turn.Words, DeskWindow.Usual))),
            new ButtonRow(
                turn.NextCommand(turn.Words.Plain(DeskText.TurnOn), Name, "on"),
                turn.Button(turn.Words.Plain(DeskText.BreakNow), DeskNudge.Slice, "now")));

    private static ChatMessage On(Turn turn, Coming coming)
    {
        var file = turn.Member.Get<ReminderFile>();
        if (file.Wish(ReminderKind.DeskNudge) is not DeskWindow desk)
            turn.Member.Set(file.With(desk = DeskWindow.Usual));
        turn.Member.Set(turn.Member.Get<DeskFile>() with { DoneOn = null, QuietUntil = null });
        return IsOn(turn, desk, coming);
    }

    private static ChatMessage IsOn(Turn turn, DeskWindow desk, Coming coming) => new(
        turn.Words.Say(DeskText.IsOn, ("when", ScheduleWords.When(turn.Words, desk)), ("most", desk.Most)) + RemindDesk.Next(turn, desk, coming),
        new ButtonRow(
            turn.Button(turn.Words.Plain(DeskText.BreakNow), DeskNudge.Slice, "now"),
            turn.Button(turn.Words.Plain(DeskText.Hours), RemindersButtons.SliceName, "one", nameof(ReminderKind.DeskNudge)),
            turn.CommandButton(turn.Words.Plain(DeskText.TurnOff), Name, "off")));

    /// <summary>One more break done; the time to the next begins now.</summary>
    private static Answer Moved(Turn turn)
    {
        var entry = turn.Member.Journal.FirstOrDefault(entry => entry.Day == turn.Now.Today && entry.Kind == DeskNote.Kind);
        var moved = (entry?.Read<DeskNote>()?.Moved ?? 0) + 1;
        if (entry is null)
            turn.Member.Journal.Add(JournalEntry.Of(turn.Member.Id, turn.Now.Today, turn.Now.Now, new DeskNote(moved)));
        else
            entry.Write(new DeskNote(moved));
        turn.Member.Set(turn.Member.Get<ReminderFile>() with { MovedAt = turn.Now.Now });
        turn.Member.Set(turn.Member.Get<DeskFile>() with { QuietUntil = null });
        return Answers.Show(turn, new ChatMessage(turn.Words.Count(DeskText.WellMoved, moved)));
    }

    /// <summary>Quiet for the length of a call, and then one break, whether a beat falls there or not; none at lunch or after work.</summary>
    private static Answer InACall(Turn turn)
    {
        var until = turn.Now.Now + Call;
        turn.Member.Set(turn.Member.Get<DeskFile>() with { QuietUntil = until });
        var time = until.InZone(turn.Now.Zone).TimeOfDay;
        var answer = Answers.Show(turn, new ChatMessage(
            turn.Words.Say(DeskText.QuietInCall, ("time", time)),
            new ButtonRow(turn.Button(turn.Words.Plain(DeskText.CallIsOver), DeskNudge.Slice, "over"))));
        return turn.Member.Get<ReminderFile>().Wish(ReminderKind.DeskNudge) is DeskWindow desk && !desk.Covers(time)
            ? answer
            : RemindersButtons.Once(turn, RemindersButtons.Asked(turn, ReminderKind.DeskNudge, until, until + CallAnswerKeeps), answer);
    }

    private Answer Over(Turn turn)
    {
        turn.Member.Set(turn.Member.Get<DeskFile>() with { QuietUntil = null });
        return Answers.Show(turn, nudge.Break(turn));
    }

    private static Answer Done(Turn turn)
    {
        turn.Member.Set(turn.Member.Get<DeskFile>() with { DoneOn = turn.Now.Today, QuietUntil = null });
        return Answers.Show(turn, new ChatMessage(turn.Words.Say(DeskText.OverForToday)));
    }
}
