using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// The one note after a week of silence: it asks whether to go on, be quiet for longer or stop (coaching rules, 5.7). Whoever
/// presses anything is here again, so an old note does what it says and shows how things stand now.
/// </summary>
internal sealed class QuietNote : IButtons
{
    private const string SliceName = "quiet";

    public string Slice => SliceName;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    /// <summary>The note.</summary>
    public static ChatMessage Ask(Occasion occasion)
    {
        var words = occasion.Words;
        return new ChatMessage(
            words.Say(RemindersText.QuietFromNow),
            new ButtonRow(occasion.Primary(words.Plain(RemindersText.GoOn), SliceName, "on")),
            new ButtonRow(
                occasion.CommandButton(words.Plain(RemindersText.TwoWeeks), "pause", "2 weeks"),
                occasion.Button(words.Plain(RemindersText.EverythingOff), SliceName, "off")),
            new ButtonRow(occasion.Button(words.Plain(RemindersText.WhyThis), SliceName, "why")));
    }

    public Answer? Press(Turn turn, ButtonToken token) => token.Action switch
    {
        "on" => Answers.Show(turn, GoOn(turn)),
        "off" => Answers.Show(turn, Off(turn)),
        "undo" => Answers.Show(turn, Undo(turn, token[0])),
        "why" => Answers.Say(turn.Words.Say(RemindersText.WhyQuiet)),
        _ => null,
    };

    /// <summary>In a pause, or with nothing set, there is nothing to go on with, and the list says so.</summary>
    private static ChatMessage GoOn(Turn turn)
    {
        var (file, list) = (turn.Member.Get<ReminderFile>(), RemindDesk.List(turn));
        return file.Wishes.IsEmpty || file.PausedUntil > turn.Now.Now ? list : new ChatMessage(turn.Words.Say(RemindersText.GoesOn) + list.Body, list.Buttons);
    }

    private static ChatMessage Off(Turn turn)
    {
        var (words, file) = (turn.Words, turn.Member.Get<ReminderFile>());
        var wanted = Enum.GetValues<ReminderKind>().Where(kind => file.Wish(kind) is not null || (RemindDesk.Listed.Contains(kind) && file.Wants(kind))).ToList();
        turn.Member.Set(wanted.Aggregate(file, (left, kind) => left.Without(kind)));
        var all = turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all");
        var digits = string.Concat(wanted.Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture)));
        return new ChatMessage(
            words.Say(RemindersText.EverythingIsOff),
            wanted.Count == 0 ? new ButtonRow(all) : new ButtonRow(turn.Button(words.Plain(RemindersText.Undo), SliceName, "undo", digits), all));
    }

    /// <summary>Turns on again what this one turned off; what was set anew since stays as it is.</summary>
    private static ChatMessage Undo(Turn turn, string digits)
    {
        var kinds = digits.Select(digit => (ReminderKind)(digit - '0')).Where(Enum.IsDefined);
        turn.Member.Set(kinds.Aggregate(turn.Member.Get<ReminderFile>(), (file, kind) => file.Wants(kind) ? file : file.Undo(kind)));
        return RemindDesk.List(turn);
    }
}
