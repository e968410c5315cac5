using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>What there is to ask about on a day.</summary>
internal sealed record CheckInScope
{
    /// <summary>Whether a clinician should look first: then nothing about training.</summary>
    public bool IsOnHold { get; init; }

    /// <summary>Whether the day is today and not one before it.</summary>
    public bool IsToday { get; init; } = true;

    /// <summary>Whether a session was done on the day before.</summary>
    public bool HasTrainedBefore { get; init; }

    /// <summary>Whether the day's session is done.</summary>
    public bool IsTrained { get; init; }

    /// <summary>Whether it is the day of the weekly check.</summary>
    public bool IsWeekly { get; init; }

    /// <summary>Whether it is the day of the member's own activities.</summary>
    public bool IsMonthly { get; init; }

    /// <summary>How many activities they have named.</summary>
    public int Activities { get; init; }
}

/// <summary>What a check-in asks, in which order, and what becomes of an answer, be it tapped, typed or from a form. Pure.</summary>
internal static class CheckInRules
{
    /// <summary>The value of an answer that somebody would rather not give.</summary>
    public const string Skipped = "-";

    /// <summary>The day of the weekly check.</summary>
    public const IsoDayOfWeek WeeklyOn = IsoDayOfWeek.Sunday;

    /// <summary>Days from joining to the first weekly check at the least. Our own figure.</summary>
    public const int DaysBeforeFirstWeekly = 3;

    /// <summary>Own activities are asked about every so many days.</summary>
    public const int DaysBetweenMeasures = 28;

    /// <summary>And first after so many check-ins: nobody is asked everything on the first day.</summary>
    public const int CheckInsBeforeFirstMeasure = 3;

    /// <summary>Most activities of their own.</summary>
    public const int MostActivities = 3;

    /// <summary>The next question, or null when all were answered or skipped.</summary>
    public static CheckInQuestion? Next(CheckInNote note, CheckInScope scope)
    {
        foreach (var question in Enum.GetValues<CheckInQuestion>())
        {
            if (question > note.Reached && IsDue(question, scope))
                return question;
        }

        return null;
    }

    /// <summary>Whether a question is asked at all.</summary>
    public static bool IsDue(CheckInQuestion question, CheckInScope scope) => question switch
    {
        CheckInQuestion.Pain or CheckInQuestion.Sleep => true,
        CheckInQuestion.Settled => scope is { IsOnHold: false, HasTrainedBefore: true },
        CheckInQuestion.Capacity => scope is { IsOnHold: false, IsToday: true, IsTrained: false },
        CheckInQuestion.WeekPain or CheckInQuestion.WeekJoy or CheckInQuestion.WeekDoing => scope.IsWeekly,
        CheckInQuestion.Activities => scope is { IsMonthly: true, Activities: 0 },
        >= CheckInQuestion.FirstActivity => scope.IsMonthly && question - CheckInQuestion.FirstActivity < scope.Activities,
        _ => false,
    };

    /// <summary>
    /// The note with an answer in it; null where that is no answer to the question. An answer given again takes the place of
    /// the one before.
    /// </summary>
    /// <param name="note">The day's note so far.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="value">A number from 0 to 10, the number of a choice, or <see cref="Skipped"/>; untrusted.</param>
    /// <param name="activities">The activities they have named.</param>
    public static CheckInNote? Take(CheckInNote note, CheckInQuestion question, string value, ImmutableArray<string> activities)
    {
        var isSkipped = value == Skipped;
        var number = isSkipped ? null : OutOfTen.Exactly(value);
        if (number is null && !isSkipped)
            return null;
        var taken = question switch
        {
            CheckInQuestion.Pain => note with { Pain = number },
            CheckInQuestion.Sleep when IsChoice<SleepHours>(number) => note with { Sleep = (SleepHours?)number },
            CheckInQuestion.Settled when IsChoice<Settled>(number) => note with { Settled = (Settled?)number },
            CheckInQuestion.Capacity when IsChoice<Capacity>(number) => note with { Capacity = (Capacity?)number },
            CheckInQuestion.WeekPain => note with { WeekPain = number },
            CheckInQuestion.WeekJoy => note with { WeekJoy = number },
            CheckInQuestion.WeekDoing => note with { WeekDoing = number },
            CheckInQuestion.Activities when isSkipped => note,
            >= CheckInQuestion.FirstActivity when question - CheckInQuestion.FirstActivity < activities.Length =>
                Rate(note, activities[question - CheckInQuestion.FirstActivity], number),
            _ => null,
        };
        return taken is null || question <= taken.Reached ? taken : taken with { Reached = question };
    }

    /// <summary>Whether a day has the weekly check: not before somebody has had half a week to look back on.</summary>
    public static bool IsWeekly(LocalDate day, LocalDate joined) => day.DayOfWeek == WeeklyOn && joined <= day.PlusDays(-DaysBeforeFirstWeekly);

    /// <summary>Whether a day asks about own activities: four weeks after the last time it did, and never with the weekly check.</summary>
    /// <param name="day">The day.</param>
    /// <param name="earlier">The check-ins of the six weeks before it.</param>
    public static bool IsMonthly(LocalDate day, IEnumerable<(LocalDate Day, CheckInNote Note)> earlier)
    {
        var before = earlier.Where(told => told.Day < day).ToList();
        return day.DayOfWeek != WeeklyOn && before.Count >= CheckInsBeforeFirstMeasure && !before.Exists(told =>
            told.Note.Reached >= CheckInQuestion.Activities && Period.DaysBetween(told.Day, day) < DaysBetweenMeasures);
    }

    /// <summary>Whether pain calls for the urgent questions of the screen: 6 or more, or three more than the last time.</summary>
    /// <param name="pain">0-10.</param>
    /// <param name="last">The last pain they told before, or null.</param>
    public static bool CallsForScreen(int pain, int? last) => pain >= PainLights.NoTraining || pain - last >= PainLights.Jump;

    /// <summary>A number as a value of an answer.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>How buttons name a question.</summary>
    public static string NameOf(CheckInQuestion question) => Text((int)question);

    /// <summary>The question that a button names, or null.</summary>
    public static CheckInQuestion? Named(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && Enum.IsDefined((CheckInQuestion)number)
            ? (CheckInQuestion)number
            : null;

    private static bool IsChoice<T>(int? number)
        where T : struct, Enum => number is null || Enum.IsDefined(typeof(T), number.Value);

    private static CheckInNote Rate(CheckInNote note, string activity, int? rating)
    {
        var others = note.Activities.RemoveAll(rated => rated.Name == activity);
        return note with { Activities = rating is { } told ? others.Add(new RatedActivity(activity, told)) : others };
    }
}
