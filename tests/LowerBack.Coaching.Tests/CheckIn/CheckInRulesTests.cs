using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Tests.CheckIn;

/// <summary>What is asked on which day, and what counts as an answer.</summary>
public sealed class CheckInRulesTests
{
    private static readonly ImmutableArray<string> Named = ["walking", "my sport"];

    [Theory]
    [InlineData(8, 1, true)]
    [InlineData(8, 5, true)]
    [InlineData(8, 6, false)]
    [InlineData(8, 8, false)]
    [InlineData(9, 1, false)]
    public void The_week_is_asked_about_on_Sundays_by_whoever_has_had_one(int day, int joined, bool asked) =>
        Assert.Equal(asked, CheckInRules.IsWeekly(new LocalDate(2026, 3, day), new LocalDate(2026, 3, joined)));

    [Theory]
    [InlineData("today", "Pain Sleep Capacity")]
    [InlineData("today trainedBefore", "Pain Sleep Settled Capacity")]
    [InlineData("today trained", "Pain Sleep")]
    [InlineData("trainedBefore", "Pain Sleep Settled")]
    [InlineData("today trainedBefore hold", "Pain Sleep")]
    [InlineData("today weekly", "Pain Sleep Capacity WeekPain WeekJoy WeekDoing")]
    [InlineData("today monthly", "Pain Sleep Capacity Activities")]
    [InlineData("today monthly two", "Pain Sleep Capacity FirstActivity SecondActivity")]
    [InlineData("today two", "Pain Sleep Capacity")]
    [InlineData("today hold weekly", "Pain Sleep WeekPain WeekJoy WeekDoing")]
    public void Each_day_has_its_questions_in_their_order(string day, string questions)
    {
        var scope = Scope(day);
        var (note, asked) = (new CheckInNote(), new List<CheckInQuestion>());
        while (CheckInRules.Next(note, scope) is { } next)
        {
            asked.Add(next);
            note = CheckInRules.Take(note, next, CheckInRules.Skipped, Named)!;
        }

        Assert.Equal(questions, string.Join(' ', asked));
    }

    [Theory]
    [InlineData(CheckInQuestion.Pain, "0", true)]
    [InlineData(CheckInQuestion.Pain, "10", true)]
    [InlineData(CheckInQuestion.Pain, "11", false)]
    [InlineData(CheckInQuestion.Pain, "-1", false)]
    [InlineData(CheckInQuestion.Pain, "", false)]
    [InlineData(CheckInQuestion.Pain, " 3", false)]
    [InlineData(CheckInQuestion.Pain, "٣", false)]
    [InlineData(CheckInQuestion.Pain, "99999999999", false)]
    [InlineData(CheckInQuestion.Sleep, "1", true)]
    [InlineData(CheckInQuestion.Sleep, "5", true)]
    [InlineData(CheckInQuestion.Sleep, "0", false)]
    [InlineData(CheckInQuestion.Sleep, "6", false)]
    [InlineData(CheckInQuestion.Settled, "3", true)]
    [InlineData(CheckInQuestion.Settled, "4", false)]
    [InlineData(CheckInQuestion.Capacity, "3", true)]
    [InlineData(CheckInQuestion.Capacity, "0", false)]
    [InlineData(CheckInQuestion.WeekJoy, "7", true)]
    [InlineData(CheckInQuestion.SecondActivity, "7", true)]
    [InlineData(CheckInQuestion.ThirdActivity, "7", false)] // They named two.
    [InlineData(CheckInQuestion.Activities, "1", false)] // That one is answered in words.
    [InlineData(CheckInQuestion.None, "1", false)]
    public void An_answer_is_one_of_those_offered_and_nothing_else(CheckInQuestion question, string value, bool isOne) =>
        Assert.Equal(isOne, CheckInRules.Take(new CheckInNote(), question, value, Named) is not null);

    [Fact]
    public void An_answer_given_again_takes_the_place_of_the_one_before_and_is_not_asked_about_anew()
    {
        var note = Told(new CheckInNote(), (CheckInQuestion.Pain, "3"), (CheckInQuestion.Sleep, "4"), (CheckInQuestion.FirstActivity, "5"), (CheckInQuestion.Pain, "6"), (CheckInQuestion.FirstActivity, "8"));
        Assert.Equal((6, SleepHours.SevenToEight, CheckInQuestion.FirstActivity), (note.Pain!.Value, note.Sleep!.Value, note.Reached));
        Assert.Equal(new RatedActivity("walking", 8), Assert.Single(note.Activities));
        Assert.Null(Told(note, (CheckInQuestion.Pain, CheckInRules.Skipped)).Pain);
        Assert.Empty(Told(note, (CheckInQuestion.FirstActivity, CheckInRules.Skipped)).Activities);
    }

    [Fact]
    public void The_weekly_check_has_a_score_once_all_three_are_answered()
    {
        var two = Told(new CheckInNote(), (CheckInQuestion.WeekPain, "3"), (CheckInQuestion.WeekDoing, "4"));
        Assert.Null(two.WeekScore);
        Assert.Equal(4, Told(two, (CheckInQuestion.WeekJoy, "5")).WeekScore);
    }

    [Theory]
    [InlineData("2026-03-03", "", false)] // Nobody is asked everything on the first days.
    [InlineData("2026-03-05", "Capacity Capacity", false)]
    [InlineData("2026-03-05", "Capacity Capacity Capacity", true)]
    [InlineData("2026-03-08", "Capacity Capacity Capacity", false)] // A Sunday has the weekly check.
    [InlineData("2026-03-09", "Capacity Capacity Capacity", true)]
    [InlineData("2026-03-05", "Capacity Activities Capacity", false)] // Skipped is asked as well.
    [InlineData("2026-03-30", "Activities Capacity Capacity", true)] // Four weeks after Monday 2 March.
    [InlineData("2026-03-28", "Activities Capacity Capacity", false)]
    [InlineData("2026-03-31", "Capacity ThirdActivity Capacity", true)]
    [InlineData("2026-03-30", "Capacity ThirdActivity Capacity", false)]
    public void Own_activities_are_asked_about_every_four_weeks(string day, string reachedFromMonday, bool asks)
    {
        var earlier = reachedFromMonday.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((reached, at) => (Members.Monday.PlusDays(at), new CheckInNote { Reached = Enum.Parse<CheckInQuestion>(reached) }));
        Assert.Equal(asks, CheckInRules.IsMonthly(Date(day), earlier));
    }

    [Theory]
    [InlineData(5, null, false)]
    [InlineData(6, null, true)]
    [InlineData(6, 6, true)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, false)]
    [InlineData(0, 9, false)]
    public void Six_or_three_more_than_last_time_calls_for_the_urgent_questions(int pain, int? last, bool calls) =>
        Assert.Equal(calls, CheckInRules.CallsForScreen(pain, last));

    [Fact]
    public void Every_question_has_a_name_that_finds_it_again()
    {
        foreach (var question in Enum.GetValues<CheckInQuestion>().Where(question => question != CheckInQuestion.None))
            Assert.Equal(question, CheckInRules.Named(CheckInRules.NameOf(question)));
        Assert.All(["0", "99", "-1", "", "Pain", "1,2"], name => Assert.Null(CheckInRules.Named(name)));
    }

    private static CheckInNote Told(CheckInNote note, params (CheckInQuestion Question, string Value)[] answers) =>
        answers.Aggregate(note, (told, answer) => CheckInRules.Take(told, answer.Question, answer.Value, Named)!);

    private static CheckInScope Scope(string day)
    {
        var words = day.Split(' ');
        return new CheckInScope
        {
            IsToday = words.Contains("today"), IsOnHold = words.Contains("hold"), HasTrainedBefore = words.Contains("trainedBefore"),
            IsTrained = words.Contains("trained"), IsWeekly = words.Contains("weekly"), IsMonthly = words.Contains("monthly"),
            Activities = words.Contains("two") ? 2 : 0,
        };
    }

    private static LocalDate Date(string text) => LocalDate.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture));
}
