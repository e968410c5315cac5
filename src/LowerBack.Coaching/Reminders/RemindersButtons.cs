using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Reminders;

/// <summary>What stands under everything the coach says first: why it came, and how to be rid of just that.</summary>
internal sealed class RemindersButtons : IButtons
{
    /// <summary>The slice inside the tokens.</summary>
    public const string SliceName = "rem";

    public string Slice => SliceName;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (!Enum.TryParse<ReminderKind>(token[0], out var kind) || !Enum.IsDefined(kind))
            return null;
        return token.Action switch
        {
            "why" => Answers.Say(Why(turn, kind)),
            "off" => Answers.Say(Off(turn, kind)),
            "on" => Answers.Show(turn, On(turn, kind)),
            _ => null,
        };
    }

    private static ChatMessage Why(Turn turn, ReminderKind kind)
    {
        var file = turn.Member.Get<ReminderFile>();
        var name = ScheduleWords.Name(turn.Words, kind);
        return file.Wishes.FirstOrDefault(wish => wish.Kind == kind) is { } wish
            ? new ChatMessage(
                turn.Words.Say(RemindersText.Why, ("name", name), ("when", ScheduleWords.When(turn.Words, wish))),
                new ButtonRow(turn.Button(turn.Words.Plain(RemindersText.TurnOff), SliceName, "off", kind.ToString())))
            : new ChatMessage(turn.Words.Say(RemindersText.WhyAsked, ("name", name)));
    }

    /// <summary>Turns one kind off; the message it came with stays, since what it asks may still be answered.</summary>
    private static ChatMessage Off(Turn turn, ReminderKind kind)
    {
        var file = turn.Member.Get<ReminderFile>();
        var name = ("name", (object)ScheduleWords.Name(turn.Words, kind));
        if (!file.Wants(kind))
            return new ChatMessage(turn.Words.Say(RemindersText.AlreadyOff, name));
        turn.Member.Set(file.Without(kind));
        return new ChatMessage(
            turn.Words.Say(RemindersText.TurnedOff, name),
            new ButtonRow(turn.Button(turn.Words.Plain(RemindersText.TurnOn), SliceName, "on", kind.ToString())));
    }

    private static ChatMessage On(Turn turn, ReminderKind kind)
    {
        var file = turn.Member.Get<ReminderFile>().WithAgain(kind);
        turn.Member.Set(file);
        return file.Wishes.FirstOrDefault(wish => wish.Kind == kind) is { } wish
            ? new ChatMessage(turn.Words.Say(
                RemindersText.TurnedOn, ("name", ScheduleWords.Name(turn.Words, kind)), ("when", ScheduleWords.When(turn.Words, wish))))
            : new ChatMessage(turn.Words.Say(RemindersText.AlreadyOff, ("name", ScheduleWords.Name(turn.Words, kind))));
    }
}
