using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Time;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Reminders;

/// <summary>Times, days and spans as people type them.</summary>
public sealed class TypedTimesTests
{
    private static readonly ClockHours Morning = new(new LocalTime(4, 0), new LocalTime(16, 0));
    private static readonly ClockHours Evening = new(new LocalTime(16, 0), new LocalTime(4, 0));
    private static readonly ClockHours Daytime = new(new LocalTime(5, 0), new LocalTime(23, 0));

    /// <summary>A Thursday, ten in the morning.</summary>
    private static readonly LocalNow Thursday = LocalNow.At(Instant.FromUtc(2026, 12, 10, 9, 0), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("09", "09:00")]
    [InlineData("9:30", "09:30")]
    [InlineData("09.30", "09:30")]
    [InlineData("9,30", "09:30")]
    [InlineData("9 30", "09:30")]
    [InlineData("9'30", "09:30")]
    [InlineData("930", "09:30")]
    [InlineData("0930", "09:30")]
    [InlineData("1730", "17:30")]
    [InlineData("21h", "21:00")]
    [InlineData("21h30", "21:30")]
    [InlineData("9h", "09:00")]
    [InlineData("21:00", "21:00")]
    [InlineData("24:00", "00:00")]
    [InlineData("0:15", "00:15")]
    [InlineData("9am", "09:00")]
    [InlineData("9 a.m.", "09:00")]
    [InlineData("9 pm", "21:00")]
    [InlineData("9:15PM", "21:15")]
    [InlineData("9 p. m.", "21:00")]
    [InlineData("12 am", "00:00")]
    [InlineData("12 pm", "12:00")]
    [InlineData("at 9 in the evening please", "21:00")]
    [InlineData("half past eight", "08:30")]
    [InlineData("half eight", "08:30")]
    [InlineData("quarter to nine", "08:45")]
    [InlineData("a quarter past 9", "09:15")]
    [InlineData("ten to nine", "08:50")]
    [InlineData("20 past 8", "08:20")]
    [InlineData("eight thirty", "08:30")]
    [InlineData("eight thirty-five", "08:35")]
    [InlineData("8 o'clock", "08:00")]
    [InlineData("noon", "12:00")]
    [InlineData("12 noon", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("um 9", "09:00")]
    [InlineData("9 Uhr", "09:00")]
    [InlineData("9 Uhr 30", "09:30")]
    [InlineData("acht Uhr dreißig", "08:30")]
    [InlineData("acht uhr fuenfunddreissig", "08:35")]
    [InlineData("um 9 Uhr abends", "21:00")]
    [InlineData("halb neun", "08:30")]
    [InlineData("halb 9 abends", "20:30")]
    [InlineData("halb eins nachts", "00:30")]
    [InlineData("viertel nach acht", "08:15")]
    [InlineData("Viertel vor neun", "08:45")]
    [InlineData("viertel neun", "08:15")]
    [InlineData("dreiviertel neun", "08:45")]
    [InlineData("fünf vor halb neun", "08:25")]
    [InlineData("mittags", "12:00")]
    [InlineData("Mitternacht", "00:00")]
    [InlineData("früh um 7", "07:00")]
    [InlineData("7 Uhr früh", "07:00")]
    [InlineData("abends um 9", "21:00")]
    [InlineData("por la noche a las 9", "21:00")]
    [InlineData("ocho y media", "08:30")]
    [InlineData("a las 9", "09:00")]
    [InlineData("a las nueve menos cuarto", "08:45")]
    [InlineData("las ocho y treinta y cinco", "08:35")]
    [InlineData("9 y cuarto", "09:15")]
    [InlineData("a las 9 de la noche", "21:00")]
    [InlineData("8 de la mañana", "08:00")]
    [InlineData("las 5 de la tarde", "17:00")]
    [InlineData("a la una de la madrugada", "01:00")]
    [InlineData("veintiuna horas", "21:00")]
    [InlineData("a las 10 en punto", "10:00")]
    [InlineData("mediodía", "12:00")]
    [InlineData("9 👍", "09:00")]
    [InlineData("25", null)]
    [InlineData("9:75", null)]
    [InlineData("9 to 5", null)]
    [InlineData("sometime", null)]
    [InlineData("-9", null)]
    [InlineData("my back hurts", null)]
    [InlineData("", null)]
    public void A_time_of_day(string typed, string? time) => Assert.Equal(time, Said(TypedTimes.Time(typed, Morning)));

    [Theory]
    [InlineData("9", "21:00")]
    [InlineData("halb elf", "22:30")]
    [InlineData("12", "00:00")]
    [InlineData("half past 12", "00:30")]
    [InlineData("las diez y media", "22:30")]
    // What can only be one time is that one, expected or not.
    [InlineData("09:00", "09:00")]
    [InlineData("9 am", "09:00")]
    public void In_the_evening_nine_is_nine_in_the_evening(string typed, string time) => Assert.Equal(time, Said(TypedTimes.Time(typed, Evening)));

    [Theory]
    [InlineData("9", "09:00|21:00")]
    [InlineData("half past eight", "08:30|20:30")]
    [InlineData("4", "04:00|16:00")]
    public void Where_both_may_be_meant_it_is_asked(string typed, string times)
    {
        Assert.Equal(times, Said(TypedTimes.Time(typed, new ClockHours(new LocalTime(4, 0), new LocalTime(22, 0)))));
        Assert.Equal(times, Said(TypedTimes.Time(typed, ClockHours.None)));
    }

    [Theory]
    [InlineData("9-17:30", "09:00-17:30")]
    [InlineData("9 to 5", "09:00-17:00")]
    [InlineData("from 9 to 17", "09:00-17:00")]
    [InlineData("9am–5pm", "09:00-17:00")]
    [InlineData("9.30-18.00", "09:30-18:00")]
    [InlineData("between 8 and 12", "08:00-12:00")]
    [InlineData("von 9 bis 17 Uhr", "09:00-17:00")]
    [InlineData("halb neun bis fünf", "08:30-17:00")]
    [InlineData("de 9 a 17", "09:00-17:00")]
    [InlineData("desde las 9 hasta las 17:30", "09:00-17:30")]
    [InlineData("entre las 9 y las 17", "09:00-17:00")]
    [InlineData("entre 9 y 17", "09:00-17:00")]
    [InlineData("entre las 8 y media y las 5", "08:30-17:00")]
    [InlineData("1-5", "13:00-17:00")]
    [InlineData("22-6", "22:00-06:00")]
    [InlineData("10 pm - 6 am", "22:00-06:00")]
    [InlineData("9-10", "09:00-10:00|21:00-22:00")]
    [InlineData("9-9", "09:00-21:00")]
    [InlineData("17-17", null)]
    [InlineData("9", null)]
    [InlineData("9-", null)]
    public void A_stretch_of_the_day(string typed, string? hours) =>
        Assert.Equal(hours, TypedTimes.Window(typed, Daytime) switch
        {
            Understood<ClockHours> one => Said(one.Value),
            Ambiguous<ClockHours> several => string.Join('|', several.Candidates.Select(Said)),
            _ => null,
        });

    [Theory]
    [InlineData("mon-fri", Weekdays.WorkingDays)]
    [InlineData("Monday to Friday", Weekdays.WorkingDays)]
    [InlineData("weekdays", Weekdays.WorkingDays)]
    [InlineData("on working days", Weekdays.WorkingDays)]
    [InlineData("Mo-Fr", Weekdays.WorkingDays)]
    [InlineData("montags bis freitags", Weekdays.WorkingDays)]
    [InlineData("werktags", Weekdays.WorkingDays)]
    [InlineData("unter der Woche", Weekdays.WorkingDays)]
    [InlineData("lunes a viernes", Weekdays.WorkingDays)]
    [InlineData("de lunes a viernes", Weekdays.WorkingDays)]
    [InlineData("L-V", Weekdays.WorkingDays)]
    [InlineData("entre semana", Weekdays.WorkingDays)]
    [InlineData("días laborables", Weekdays.WorkingDays)]
    [InlineData("daily", Weekdays.EveryDay)]
    [InlineData("every day", Weekdays.EveryDay)]
    [InlineData("täglich", Weekdays.EveryDay)]
    [InlineData("taeglich", Weekdays.EveryDay)]
    [InlineData("jeden Tag", Weekdays.EveryDay)]
    [InlineData("todos los días", Weekdays.EveryDay)]
    [InlineData("a diario", Weekdays.EveryDay)]
    [InlineData("weekends", Weekdays.Weekend)]
    [InlineData("am Wochenende", Weekdays.Weekend)]
    [InlineData("los fines de semana", Weekdays.Weekend)]
    [InlineData("mon, wed and fri", Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday)]
    [InlineData("Mo Mi Fr", Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday)]
    [InlineData("tue/thu", Weekdays.Tuesday | Weekdays.Thursday)]
    [InlineData("Di & Do", Weekdays.Tuesday | Weekdays.Thursday)]
    [InlineData("martes y jueves", Weekdays.Tuesday | Weekdays.Thursday)]
    [InlineData("los miércoles", Weekdays.Wednesday)]
    [InlineData("sat-mon", Weekdays.Weekend | Weekdays.Monday)]
    [InlineData("every day except sunday", Weekdays.EveryDay & ~Weekdays.Sunday)]
    [InlineData("täglich außer sa und so", Weekdays.WorkingDays)]
    [InlineData("wendesday", Weekdays.Wednesday)]
    [InlineData("wensday", Weekdays.Wednesday)]
    [InlineData("Donerstag", Weekdays.Thursday)]
    [InlineData("domigo", Weekdays.Sunday)]
    [InlineData("mnday", Weekdays.Monday)]
    [InlineData("do", Weekdays.Thursday)]
    [InlineData("day", null)]
    [InlineData("every weekday", Weekdays.WorkingDays)]
    [InlineData("todos los días laborables", Weekdays.WorkingDays)]
    [InlineData("cada semana", null)]
    [InlineData("every week", null)]
    [InlineData("never", null)]
    [InlineData("mon except mon", null)]
    [InlineData("9", null)]
    public void Days_of_the_week(string typed, Weekdays? days) =>
        Assert.Equal(days, (TypedTimes.Days(typed, "en") as Understood<Weekdays>)?.Value);

    [Fact]
    public void In_Spanish_do_is_Sunday() =>
        Assert.Equal(new Understood<Weekdays>(Weekdays.Saturday | Weekdays.Sunday), TypedTimes.Days("sa-do", "es"));

    [Theory]
    [InlineData("mon-fri 8:30", "WorkingDays 08:30")]
    [InlineData("8:30, weekdays", "WorkingDays 08:30")]
    [InlineData("every day at half past eight", "EveryDay 08:30")]
    [InlineData("weekdays 9 to 17:30", "WorkingDays 09:00-17:30")]
    [InlineData("9-17 mo-fr", "WorkingDays 09:00-17:00")]
    [InlineData("10 to 12", "10:00-12:00")]
    [InlineData("ten to twelve", "11:50")]
    [InlineData("montags um 20h", "Monday 20:00")]
    [InlineData("lunes a viernes de 9 a 17", "WorkingDays 09:00-17:00")]
    [InlineData("los domingos a las 18:00", "Sunday 18:00")]
    [InlineData("daily", "EveryDay")]
    [InlineData("9", "09:00")]
    [InlineData("viertel nach acht", "08:15")]
    [InlineData("dreiviertel neun", "08:45")]
    [InlineData("mittags", "12:00")]
    [InlineData("whenever", null)]
    public void Days_and_times_together(string typed, string? when) =>
        Assert.Equal(when, TypedTimes.When(typed, new ClockHours(new LocalTime(5, 0), new LocalTime(20, 0)), "en") is Understood<TypedWhen> one
            ? string.Join(' ', new[] { one.Value.Days?.ToString(), one.Value.Time is { } time ? Said(time) : null, one.Value.Hours is { } hours ? Said(hours) : null }.OfType<string>())
            : null);

    [Theory]
    [InlineData("30", "30")]
    [InlineData("60 min", "60")]
    [InlineData("alle 45 Minuten", "45")]
    [InlineData("every half hour", "30")]
    [InlineData("cada hora", "60")]
    [InlineData("9-17", "09:00-17:00")]
    [InlineData("9:00-17:30 every 30", "09:00-17:30 30")]
    [InlineData("9-17, 30 min", "09:00-17:00 30")]
    [InlineData("mo-fr 9 bis 17 Uhr alle 45 min", "WorkingDays 09:00-17:00 45")]
    [InlineData("every day every 30", "EveryDay 30")]
    [InlineData("every", null)]
    [InlineData("30 days", null)]
    [InlineData("banana 30", null)]
    public void Hours_at_the_desk_and_how_often(string typed, string? desk) =>
        Assert.Equal(desk, TypedTimes.Desk(typed, Daytime, "en") is Understood<TypedDesk> { Value: var said }
            ? string.Join(' ', new[] { said.When?.Days?.ToString(), said.When?.Hours is { } hours ? Said(hours) : null, said.Minutes?.ToString(CultureInfo.InvariantCulture) }.OfType<string>())
            : null);

    [Theory]
    [InlineData("30 min", "30 min")]
    [InlineData("30", "30 min")]
    [InlineData("1h", "60 min")]
    [InlineData("2 h", "120 min")]
    [InlineData("1h30", "90 min")]
    [InlineData("1 hour and 15 minutes", "75 min")]
    [InlineData("1.5 h", "90 min")]
    [InlineData("an hour", "60 min")]
    [InlineData("for half an hour", "30 min")]
    [InlineData("two hours", "120 min")]
    [InlineData("eine halbe Stunde", "30 min")]
    [InlineData("halbe Stunde", "30 min")]
    [InlineData("anderthalb Stunden", "90 min")]
    [InlineData("media hora", "30 min")]
    [InlineData("una hora y media", "90 min")]
    [InlineData("today", "2026-12-11")]
    [InlineData("for today", "2026-12-11")]
    [InlineData("rest of the day", "2026-12-11")]
    [InlineData("heute", "2026-12-11")]
    [InlineData("por hoy", "2026-12-11")]
    [InlineData("until tomorrow", "2026-12-11")]
    [InlineData("bis morgen früh", "2026-12-11")]
    [InlineData("hasta mañana por la mañana", "2026-12-11")]
    [InlineData("tomorrow", "2026-12-12")]
    [InlineData("morgen", "2026-12-12")]
    [InlineData("mañana", "2026-12-12")]
    [InlineData("until 10 dec", "2026-12-11")]
    [InlineData("bis 10.12.", "2026-12-11")]
    [InlineData("hasta el 10 de diciembre", "2026-12-11")]
    [InlineData("until the 10th", "2026-12-11")]
    [InlineData("until 9 dec 2026", null)]
    [InlineData("3 days", "2026-12-13")]
    [InlineData("3 Tage", "2026-12-13")]
    [InlineData("tres días", "2026-12-13")]
    [InlineData("a week", "2026-12-17")]
    [InlineData("2 semanas", "2026-12-24")]
    [InlineData("one month", "2027-01-10")]
    [InlineData("until friday", "2026-12-11")]
    [InlineData("bis Freitag", "2026-12-11")]
    [InlineData("hasta el viernes", "2026-12-11")]
    [InlineData("until thursday", "2026-12-17")]
    [InlineData("next friday", "2026-12-11|2026-12-18")]
    [InlineData("bis nächste Woche", "2026-12-14")]
    [InlineData("this week", "2026-12-14")]
    [InlineData("the weekend", "2026-12-14")]
    [InlineData("until the weekend", "2026-12-12")]
    [InlineData("until 24 Dec", "2026-12-24")]
    [InlineData("until December 24th", "2026-12-24")]
    [InlineData("bis zum 24.", "2026-12-24")]
    [InlineData("bis 24.12.", "2026-12-24")]
    [InlineData("bis Do, 24. Dezember", "2026-12-24")]
    [InlineData("hasta el 24 de diciembre", "2026-12-24")]
    [InlineData("until 2026-12-24", "2026-12-24")]
    [InlineData("until 24.12.26", "2026-12-24")]
    [InlineData("until 24/12", "2026-12-24")]
    [InlineData("until 12/24", "2026-12-24")]
    [InlineData("until 3/4", "2027-03-04|2027-04-03")]
    [InlineData("until 1 March", "2027-03-01")]
    [InlineData("until the 5th", "2027-01-05")]
    [InlineData("until 5", "420 min")]
    [InlineData("until 5 pm", "420 min")]
    [InlineData("bis 17 Uhr", "420 min")]
    [InlineData("until 9", "660 min")]
    [InlineData("2", "120 min|2026-12-12")]
    [InlineData("0", null)]
    [InlineData("0 min", null)]
    [InlineData("400 days", null)]
    [InlineData("until 24 Dec 2025", null)]
    [InlineData("until 31 Feb", null)]
    [InlineData("forever", null)]
    public void How_long_to_be_quiet(string typed, string? pause) =>
        Assert.Equal(pause, TypedTimes.Pause(typed, Thursday, "en") switch
        {
            Understood<PauseLength> one => Said(one.Value),
            Ambiguous<PauseLength> several => string.Join('|', several.Candidates.Select(Said)),
            _ => null,
        });

    [Fact]
    public void A_pause_of_days_ends_as_the_members_day_begins()
    {
        Assert.Equal(Instant.FromUtc(2026, 12, 11, 2, 0), new PauseUntil(new LocalDate(2026, 12, 11)).EndsAt(Thursday));
        Assert.Equal(Instant.FromUtc(2026, 12, 10, 9, 30), new PauseFor(Duration.FromMinutes(30)).EndsAt(Thursday));
    }

    [Fact]
    public void Every_time_of_the_day_is_read_back_however_it_is_written()
    {
        for (var time = LocalTime.Midnight; ; time = time.PlusMinutes(1))
        {
            var (hour, minute) = (time.Hour, $"{time.Minute:00}");
            var half = time.Hour < 12 ? new ClockHours(LocalTime.Midnight, LocalTime.Noon) : new ClockHours(LocalTime.Noon, LocalTime.Midnight);
            var dial = $"{(time.Hour + 11) % 12 + 1}:{minute} {(time.Hour < 12 ? "am" : "pm")}";
            foreach (var typed in new[] { Said(time), $"{hour:00}.{minute}", $"{hour}h{minute}", $"{hour:00}{minute}", $"um {hour:00}:{minute} Uhr", $"a las {hour:00}:{minute}", dial })
                Assert.Equal(new Understood<LocalTime>(time), TypedTimes.Time(typed, half));
            if (time == new LocalTime(23, 59))
                return;
        }
    }

    /// <summary>Words, numbers and marks that mean something, in no order, with anything in between.</summary>
    [Fact]
    public void Nothing_that_is_typed_breaks_it_and_what_is_understood_makes_sense() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20260302UL, 7919UL),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) =>
        {
            var typed = Soup(new Random(seed));
            foreach (var language in new[] { "en", "es" })
            {
                foreach (var time in Meant(TypedTimes.Time(typed, Morning)))
                    Assert.Equal(0, time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute);
                Assert.All(Meant(TypedTimes.Window(typed, Daytime)), hours => Assert.InRange(hours.Minutes, 1, 1439));
                Assert.All(Meant(TypedTimes.Days(typed, language)), days => Assert.InRange((int)days, 1, 127));
                Assert.All(Meant(TypedTimes.When(typed, Daytime, language)), when => Assert.False(when.Days is null && when.Time is null && when.Hours is null));
                Assert.All(Meant(TypedTimes.Pause(typed, Thursday, language)), pause =>
                    Assert.InRange(pause.EndsAt(Thursday), Thursday.Now, Thursday.Now + Duration.FromDays(367)));
            }
        }));

    [Fact]
    public void A_long_text_is_not_read()
    {
        Assert.IsType<NotUnderstood<LocalTime>>(TypedTimes.Time(new string('9', 10_000), Morning));
        Assert.IsType<NotUnderstood<LocalTime>>(TypedTimes.Time("9" + new string(' ', 80), Morning));
    }

    private static ImmutableArray<T> Meant<T>(Typed<T> typed)
    {
        switch (typed)
        {
            case Understood<T> one:
                return [one.Value];
            case Ambiguous<T> several:
                Assert.InRange(several.Candidates.Length, 2, 4);
                Assert.Equal(several.Candidates.Length, several.Candidates.Distinct().Count());
                return several.Candidates;
            default:
                return [];
        }
    }

    private static string Soup(Random dice)
    {
        string[] known =
        [
            .. TimeWords.Numbers.Keys, .. TimeWords.Weekdays.Keys, .. TimeWords.Months.Keys, .. TimeWords.Units.Keys, .. TimeWords.DayParts.Keys, .. TimeWords.Idle,
            .. TimeWords.Until, "half", "halb", "quarter", "viertel", "y", "menos", "media", "past", "to", "except", "next", "a", "h", ":", ".", ",", "-", "/", "'",
        ];
        var text = new System.Text.StringBuilder();
        for (var words = dice.Next(1, 7); words > 0; words--)
        {
            text.Append(dice.Next(10) switch
            {
                < 5 => known[dice.Next(known.Length)],
                < 9 => $"{dice.Next(dice.Next(2) == 0 ? 32 : 10_000)}",
                _ => ((char)dice.Next(0x10000)).ToString(),
            });
            text.Append(dice.Next(3) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    private static string? Said(Typed<LocalTime> typed) => typed switch
    {
        Understood<LocalTime> one => Said(one.Value),
        Ambiguous<LocalTime> several => string.Join('|', several.Candidates.Select(Said)),
        _ => null,
    };

    private static string Said(LocalTime time) => time.ToString("HH:mm", null);

    private static string Said(ClockHours hours) => $"{Said(hours.From)}-{Said(hours.Until)}";

    private static string Said(PauseLength pause) => pause switch
    {
        PauseFor span => $"{span.Length.TotalMinutes} min",
        PauseUntil until => LocalDatePattern.Iso.Format(until.Day),
        _ => throw new InvalidOperationException(),
    };
}
