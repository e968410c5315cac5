using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Forty-five minutes before bed: the day is over.</summary>
internal sealed class WindDownReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.WindDown;

    public ChatMessage? Write(Occasion occasion, LocalDate day) => occasion.Member.Get<ReminderFile>().Sleep is { } sleep
        ? new ChatMessage(
            occasion.Words.Say(RemindersText.WindDown, ("bed", sleep.Bed)),
            new ButtonRow(occasion.CommandButton(occasion.Words.Plain(RemindersText.ShowFive), "routine", "5", "mobility")))
        : null;
}

/// <summary>Once a week, nine hours before bed: the last coffee.</summary>
internal sealed class LastCoffeeReminder : IReminderContent
{
    public ReminderKind Kind => ReminderKind.LastCoffee;

    public ChatMessage? Write(Occasion occasion, LocalDate day) => occasion.Member.Get<ReminderFile>() is { Sleep: { } sleep } file && file.Wants(ReminderKind.WindDown)
        ? new ChatMessage(occasion.Words.Say(RemindersText.LastCoffee, ("bed", sleep.Bed)))
        : null;
}
