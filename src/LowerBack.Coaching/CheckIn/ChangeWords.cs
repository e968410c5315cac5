using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>Says what the weekly check and the own activities came to: a change or a wobble, never a verdict.</summary>
internal static class ChangeWords
{
    /// <summary>The lines of a day's measures; none on a day without.</summary>
    public static Prose Of(Words words, IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day)
    {
        var note = told.FirstOrDefault(entry => entry.Day == day).Note;
        if (note is null)
            return Prose.Empty;
        var lines = Prose.Empty;
        if (note.Reached is >= CheckInQuestion.WeekPain and < CheckInQuestion.Activities)
            lines += Pain(words, told, day) + Week(words, told, note, day);
        return lines + Activities(words, told, note, day);
    }

    private static Prose Pain(Words words, IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, LocalDate day) =>
        ChangeRules.Pain(told, day) is { } change
            ? Line(words, change, day, CheckInText.PainWobble, CheckInText.PainBetter, CheckInText.PainWorse)
            : Prose.Empty;

    private static Prose Week(Words words, IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, CheckInNote note, LocalDate day) =>
        ChangeRules.Week(told, day) is { } change ? Line(words, change, day, CheckInText.WeekWobble, CheckInText.WeekBetter, CheckInText.WeekWorse)
        : note.WeekScore is { } first ? words.Say(CheckInText.WeekFirst, ("now", Rounded(first)))
        : Prose.Empty;

    private static Prose Activities(Words words, IReadOnlyCollection<(LocalDate Day, CheckInNote Note)> told, CheckInNote note, LocalDate day)
    {
        if (note.ActivityScore is not { } score)
            return Prose.Empty;
        if (ChangeRules.Activities(told, day) is not { } change)
            return words.Say(CheckInText.ActivitiesFirst, ("now", Rounded(score)));
        return words.Say(ChangeRules.SizeOf(change) switch
        {
            ActivityChange.Worse => CheckInText.ActivitiesWorse,
            ActivityChange.Small => CheckInText.ActivitiesSmall,
            ActivityChange.Medium => CheckInText.ActivitiesMedium,
            ActivityChange.Large => CheckInText.ActivitiesLarge,
            _ => CheckInText.ActivitiesWobble,
        }, ("now", Rounded(change.Now)), ("before", Rounded(change.Before)), ("date", change.Day));
    }

    /// <summary>A change where less is better.</summary>
    private static Prose Line(Words words, Change change, LocalDate day, CheckInText wobble, CheckInText better, CheckInText worse) => words.Say(
        !ChangeRules.IsNoticeable(change.Before, change.Now) ? wobble : change.Now < change.Before ? better : worse,
        ("now", Rounded(change.Now)), ("before", Rounded(change.Before)), ("weeks", Period.DaysBetween(change.Day, day) / 7));

    private static double Rounded(double value) => Math.Round(value, 1);
}
