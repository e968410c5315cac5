using LowerBack.Coaching.Report;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Report;

/// <summary>From the journal to what the report counts.</summary>
public sealed class ReportRulesTests
{
    private static readonly LocalDate Monday = Sessions.Monday;

    [Theory]
    [InlineData(6, 100, 6, 6, 7)] // Six weeks, and known for longer.
    [InlineData(6, 0, 1, 1, 7)] // Joined today: the one week there is.
    [InlineData(6, 6, 1, 1, 7)]
    [InlineData(6, 7, 2, 2, 7)]
    [InlineData(12, 400, 12, 12, 7)]
    [InlineData(13, 400, 13, 4, 28)] // From a quarter on, rows of four weeks.
    [InlineData(52, 400, 52, 13, 28)]
    public void A_period_is_whole_weeks_up_to_today_and_begins_when_they_came(int asked, int knownDays, int weeks, int rows, int rowDays)
    {
        var today = new LocalDate(2026, 3, 29);
        var period = ReportPeriod.Of(asked, today, today.PlusDays(-knownDays));
        Assert.Equal((weeks, rows, rowDays), (period.Weeks, period.Rows().Length, period.RowDays));
        Assert.Equal(7 * weeks, period.Rows().Sum(row => row.Length));
        Assert.Equal((period.From, today), (period.Rows()[0].Start, period.Rows()[^1].End));
    }

    [Fact]
    public void A_week_counts_what_was_planned_done_shorter_and_rested()
    {
        var rows = WeekRules.Rows(new ReportPeriod(Monday, Monday.PlusDays(13), 2),
        [
            Sessions.On(0, "bird-dog", "plank").For(20).Done(effort: 7, before: 2, most: 3),
            Sessions.On(1, "bird-dog"),
            Sessions.On(2, "bird-dog").Rested(),
            Sessions.On(3).Rested(),
            Sessions.On(4, "bird-dog", "plank").Done(effort: 8, most: 4, skipped: ["plank"]),
            Sessions.On(6, "bird-dog").With(note => note with { PainBefore = 5 }),
            Sessions.On(7, "bird-dog").For(20).Done(),
        ], usualMinutes: 20);
        Assert.Equal(
        [
            new WeekRow(new DateInterval(Monday, Monday.PlusDays(6)), 5, 2, 1, 2, 15, 7.5, 3.5, 3.5),
            new WeekRow(new DateInterval(Monday.PlusDays(7), Monday.PlusDays(13)), 1, 1, 0, 0, 5, null, null, null),
        ], rows.ToArray());
    }

    [Fact]
    public void Without_a_setting_no_session_is_called_shorter() =>
        Assert.Equal(0, WeekRules.Rows(new ReportPeriod(Monday, Monday.PlusDays(6), 1), [Sessions.On(0, "plank").For(5).Done()], usualMinutes: null)[0].Shorter);

    [Theory]
    [InlineData(null)]
    [InlineData(3.0, 3)]
    [InlineData(2.5, 3, 2)]
    [InlineData(3.0, 9, 1, 3)]
    public void A_median_is_the_middle_of_what_was_told(double? median, params int[] told) =>
        Assert.Equal(median, WeekRules.Median([null, .. told.Select(one => (int?)one)]));

    [Fact]
    public void Notes_name_what_hurt_was_left_out_and_stood_in()
    {
        static RoutineNote Swapped(RoutineNote note) => note with { Plan = note.Plan with { Moves = [note.Plan.Moves[0] with { SwappedFrom = "plank" }] } };
        var notes = MoveNotes.Of(
        [
            Sessions.On(3, "bird-dog").Done().With(Swapped),
            Sessions.On(2, "plank").Done(hurt: "plank"),
            Sessions.On(0, "bird-dog").Done(hurt: "plank").With(Swapped),
            Sessions.On(1, "plank", "bird-dog").Done(skipped: ["plank"]),
            Sessions.On(4, "bird-dog").With(Swapped),
        ]);
        Assert.Equal([Monday, Monday.PlusDays(2)], Assert.Single(notes.Hurt).Days.ToArray());
        Assert.Equal([Monday.PlusDays(1)], Assert.Single(notes.LeftOut).Days.ToArray());
        Assert.Equal([new StandIn("plank", "bird-dog", 2)], notes.StandIns.ToArray());
    }
}
