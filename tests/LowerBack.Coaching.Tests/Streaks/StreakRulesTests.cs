using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Time;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Streaks;

public sealed class StreakRulesTests
{
    [Theory]
    [InlineData("TWMCR.", "TWMCR?", "each way of showing up has its mark, and today is not judged before it is over")]
    [InlineData("..T.", "??T?", "before the first day there is nothing to miss")]
    [InlineData("T..C", "TFFC", "two freezes spend themselves")]
    [InlineData("C...C", "CFF.C", "the third missed day in a row is missed")]
    [InlineData("C...T", "CFF+T", "and a session the day after makes up for it")]
    [InlineData("C...CT", "CFF+CT", "so does one on the day after that")]
    [InlineData("C...CCT", "CFF.CCT", "but not one later than 48 hours")]
    [InlineData("C...M", "CFF.M", "a minute at the desk is too little to make up for a day")]
    [InlineData("C....T", "CFF+.T", "a session makes up for one day")]
    [InlineData("C....TT", "CFF++TT", "two in a row take two sessions")]
    [InlineData("C....2", "CFF++2", "be they on one day")]
    [InlineData("C.....T", "CFF...T", "a longer absence needs no repairs")]
    [InlineData("CPPPPPC", "CxxxxxC", "a pause asks for nothing and spends nothing")]
    [InlineData("CHHHC..", "CxxxCF?", "a hold neither")]
    [InlineData("CPTC", "CxTC", "what is done in a pause counts all the same")]
    [InlineData("CRRRRR.", "CRRRRR?", "rest keeps the chain as often as it is tapped")]
    [InlineData("v.C.C", "CFC.C", "who gives a freeze away has one less")]
    [InlineData("v.g.CC", "CFF.CC", "who is given one has it on that very day")]
    public void A_day_becomes(string logged, string marks, string because) =>
        Assert.True(marks.Replace('2', 'T') == Days.Marks(Days.Judge(logged)), $"{because}: {Days.Marks(Days.Judge(logged))}");

    [Theory]
    [InlineData("TWMC", 4, "everything done makes it longer")]
    [InlineData("TRRRC", 2, "rest keeps it and does not lengthen it")]
    [InlineData("TPPPC", 2, "nor does a pause")]
    [InlineData("C..C", 2, "nor does a freeze")]
    [InlineData("C...CT", 3, "nor does a day made up for")]
    [InlineData("CCC...", 3, "and today breaks nothing")]
    [InlineData("CCC....", 0, "what nothing stood in for breaks it")]
    [InlineData("CCC....CC", 2, "and it begins again")]
    public void The_chain_is(string logged, int days, string because) =>
        Assert.True(days == Days.Balance(logged).Chain, $"{because}: {Days.Balance(logged).Chain}");

    [Theory]
    [InlineData("C", 2)]
    [InlineData("C.C", 1)]
    [InlineData("C..C", 0)]
    [InlineData("C..CCCCC", 0)]
    [InlineData("C..CCCCCC", 1)]
    [InlineData("C..CCCRRCCC", 1)]
    [InlineData("C..CCCCCCCCCCCCC", 2)]
    [InlineData("CCCCCCCCCCCCCC", 2)]
    [InlineData("C...C", 0)]
    [InlineData("C....C", 2)]
    [InlineData("v", 1)]
    [InlineData("vvv", 0)]
    [InlineData("g", 2)]
    public void Freezes_held_are(string logged, int freezes) => Assert.Equal(freezes, Days.Balance(logged).Freezes);

    [Theory]
    [InlineData("CCCC...|", 1, 1, "four days keep a week")]
    [InlineData("CCCR...|", 1, 1, "rest counts")]
    [InlineData("CRRRR..|", 1, 1, "for three of them")]
    [InlineData("RRRRRRR|", 0, 0, "and not for all of them")]
    [InlineData("CCCC...CCC....|", 1, 0, "too few days end the row and take nothing away")]
    [InlineData("CCCC...CCPPPP.|", 1, 1, "a week with a pause is no miss where the pause is what was lacking")]
    [InlineData("CCCC...CP.....|", 1, 0, "and is one where it is not")]
    [InlineData("....CC.|", 0, 0, "the first week may be short")]
    [InlineData("....CC.CCCC...|", 1, 1, "and does not hold the next one up")]
    [InlineData("CCCC...CCCC", 2, 2, "a week is kept the moment it has its days")]
    [InlineData("CCCC...C", 1, 1, "and one under way takes nothing away")]
    public void Weeks_kept_are(string logged, int kept, int inARow, string because)
    {
        // The bar is the Monday after, so that the week is over.
        var balance = Days.Balance(logged.Replace('|', '.'));
        Assert.True((kept, inARow) == (balance.WeeksKept, balance.WeeksInARow), $"{because}: {balance.WeeksKept}, {balance.WeeksInARow}");
    }

    [Theory]
    [InlineData(7, 0.31)]
    [InlineData(13, 0.50)]
    [InlineData(30, 0.80)]
    [InlineData(66, 0.97)]
    public void The_score_after_perfect_days_is(int days, double score) =>
        Assert.Equal(score, Days.Balance(new string('T', days)).Score, 0.005);

    [Theory]
    [InlineData(1, 0.052)]
    [InlineData(3, 0.148)]
    public void Missed_days_cost_the_score_little_and_never_reset_it(int missed, double cost)
    {
        var score = 1.0;
        for (var day = 0; day < missed; day++)
            score = StreakScore.After(score, DayMark.Missed);
        Assert.Equal(1 - cost, score, 0.001);
    }

    [Theory]
    [InlineData("TTTTTTTR")]
    [InlineData("TTTTTTTP")]
    [InlineData("TTTTTTT.C", 1)]
    public void What_keeps_the_chain_leaves_the_score_as_it_is(string logged, int after = 0) =>
        Assert.Equal(Days.Balance("TTTTTTT").Score, Days.Judge(logged)[^(1 + after)].After.Score);

    [Fact]
    public void A_late_answer_takes_back_the_freeze_that_stood_in()
    {
        Assert.Equal("CF?", Days.Marks(Days.Judge("C..")));
        Assert.Equal("CC?", Days.Marks(Days.Judge("CC.")));
        Assert.Equal(2, Days.Balance("CC.").Freezes);
    }

    [Fact]
    public void What_is_logged_for_a_later_date_waits_for_it()
    {
        DayFact[] facts = [new(Days.Monday, DayMark.CheckIn), new(Days.Monday.PlusDays(2), DayMark.CheckIn)];
        var opening = StreakBalance.Before(Days.Monday);
        Assert.Equal("C?", Days.Marks(StreakRules.Judge(opening, facts, [], Days.Monday.PlusDays(1))));
        Assert.Equal("CFC", Days.Marks(StreakRules.Judge(opening, facts, [], Days.Monday.PlusDays(2))));
    }

    [Theory]
    [InlineData("Europe/Berlin", "Asia/Tokyo", "2026-11-10T12:00", "2026-11-10", "east: sixteen hours")]
    [InlineData("Europe/Berlin", "America/New_York", "2026-11-10T12:00", "", "west: thirty hours")]
    [InlineData("Pacific/Honolulu", "Pacific/Auckland", "2026-11-10T22:00", "2026-11-10 2026-11-11", "east over the date line: the rest of one day and of the next")]
    [InlineData("Pacific/Auckland", "Pacific/Honolulu", "2026-11-10T22:00", "", "west over it: a date comes twice")]
    [InlineData("Pacific/Pago_Pago", "Pacific/Kiritimati", "2026-11-10T13:30", "2026-11-09 2026-11-10 2026-11-11", "two dates further, and nothing of the one between")]
    public void A_flight_cuts_short(string from, string to, string at, string days, string because)
    {
        var now = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(at).Value.InUtc().ToInstant();
        var cut = ShortDays.Of(LocalNow.At(now, DateTimeZoneProviders.Tzdb[from]), LocalNow.At(now, DateTimeZoneProviders.Tzdb[to]));
        Assert.True(days == string.Join(' ', cut.Select(LocalDatePattern.Iso.Format)), $"{because}: {string.Join(' ', cut)}");
    }

    [Fact]
    public void A_later_day_start_makes_a_day_longer_and_an_earlier_one_shorter()
    {
        var (zone, now) = (DateTimeZoneProviders.Tzdb["Europe/Berlin"], Instant.FromUtc(2026, 11, 10, 12, 0));
        var (three, six) = (LocalNow.At(now, zone), LocalNow.At(now, zone, new LocalTime(6, 0)));
        Assert.Empty(ShortDays.Of(three, six));
        Assert.Equal(new LocalDate(2026, 11, 10), Assert.Single(ShortDays.Of(six, three)));
    }
}
