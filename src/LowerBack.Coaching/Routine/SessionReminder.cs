using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// What today has, at the hour somebody chose: a session, something easy, or rest, which counts once it is tapped. Nothing once that
/// is done.
/// </summary>
internal sealed class SessionReminder(RoutineForecast forecast) : IReminderContent
{
    public ReminderKind Kind => ReminderKind.Session;

    public int JournalDays => RoutineBook.Days;

    public ChatMessage? Write(Occasion occasion, LocalDate day)
    {
        if (!IsOpen(occasion))
            return null;
        var words = occasion.Words;
        // At its hour, since a habit keeps its place, but as an invitation: in a flare-up moving a little does more than not at all.
        if (RoutineBook.Flare(occasion) is { IsGentle: true } flare)
        {
            return new ChatMessage(
                words.Say(RoutineText.ReminderGentle, ("at", flare.At), ("of", flare.Of)),
                new ButtonRow(occasion.CommandButton(words.Plain(RoutineText.ReminderShow), "routine")));
        }

        var plan = forecast.Today(occasion);
        if (plan.Day == DayKind.Rest)
            return new ChatMessage(words.Say(RoutineText.ReminderRest), new ButtonRow(RoutineCard.RestButton(occasion)));
        var show = occasion.NextCommand(words.Plain(RoutineText.ReminderShow), "routine");
        return new ChatMessage(
            plan.Day.IsStrength()
                ? words.Say(RoutineText.ReminderReady, ("minutes", plan.EstimatedMinutes))
                : words.Say(RoutineText.ReminderEasy, ("day", Name(words, plan)), ("minutes", plan.EstimatedMinutes)),
            plan.Minutes > RoutinePlanner.LeastMinutes
                ? new ButtonRow(show, occasion.CommandButton(words.Plain(RoutineText.ReminderShort), "routine", "5"))
                : new ButtonRow(show));
    }

    public Prose? Mention(Occasion occasion, LocalDate day)
    {
        if (!IsOpen(occasion))
            return null;
        var words = occasion.Words;
        if (RoutineBook.Flare(occasion) is { IsGentle: true })
            return words.Say(RoutineText.ReminderGentleMention);
        var plan = forecast.Today(occasion);
        return plan.Day == DayKind.Rest ? words.Say(RoutineText.ReminderRestMention)
            : plan.Day.IsStrength() ? words.Say(RoutineText.ReminderMention)
            : words.Say(RoutineText.ReminderEasyMention, ("day", Name(words, plan)));
    }

    public bool IsAnsweredBy(Turn turn, JournalChange change) => RoutineBook.IsFirstOver(turn, change, _ => true);

    private static string Name(Words words, Plan plan) => words.Plain(RoutineCard.DayName(plan.Day));

    private static bool IsOpen(Occasion occasion) => RoutineBook.Today(occasion) is not { Note.IsOver: true };
}
