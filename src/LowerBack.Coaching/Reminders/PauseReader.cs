using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Reads how long somebody wants to be left alone. What runs until a day ends as that day begins.</summary>
internal static class PauseReader
{
    /// <summary>The longest pause that words can ask for.</summary>
    public const int MostDays = 366;

    private const int DayMinutes = 24 * 60;

    private static readonly ImmutableArray<Reader> Spans = [NamedDay, Month, While, Date, BareNumber];
    private static readonly ImmutableArray<Reader> Ends = [NamedDay, Date, Hour];

    private delegate Typed<PauseLength>? Reader(TypedText text, LocalNow now, string language);

    /// <summary>The pause that a text asks for, or null.</summary>
    public static Typed<PauseLength>? Read(TypedText text, LocalNow now, string language)
    {
        text.Skip(TimeWords.Idle);
        var readers = text.TakeAny(TimeWords.Until) ? Ends : Spans;
        text.Skip(TimeWords.Idle);
        var from = text.At;
        foreach (var read in readers)
        {
            if (read(text, now, language) is { } pause && text.AtEnd)
                return pause;
            text.At = from;
        }

        return null;
    }

    /// <summary>"today", "tomorrow", "friday", "next monday", "this week", "the weekend".</summary>
    private static Typed<PauseLength>? NamedDay(TypedText text, LocalNow now, string language)
    {
        var until = text.At > 0 && TimeWords.Until.Contains(text.Tokens[0].Text);
        if (text.TakeAny(TimeWords.Today) || text.TakePhrase("rest", "of", "the", "day") || text.TakePhrase("rest", "of", "today") || text.TakePhrase("rest", "des", "tages")
            || text.TakePhrase("resto", "del", "dia"))
        {
            return Until(now.Today.PlusDays(1));
        }

        if (text.TakeAny(TimeWords.Tomorrow))
        {
            text.Skip(TimeWords.BeforeDayPart);
            var morning = text.Take("fruh", "frueh", "morning", "manana");
            return until || morning ? Until(now.Today.PlusDays(1)) : Either(Back(now.Today.PlusDays(1)), Back(now.Today.PlusDays(2)));
        }

        if (text.TakePhrase("this", "week") || text.TakePhrase("diese", "woche") || text.TakePhrase("esta", "semana")
            || text.TakePhrase("next", "week") || text.TakePhrase("nachste", "woche") || text.TakePhrase("naechste", "woche") || text.TakePhrase("proxima", "semana"))
        {
            return Until(now.Today.Next(IsoDayOfWeek.Monday));
        }

        if (text.Take("weekend", "wochenende", "finde") || text.TakePhrase("fin", "de", "semana"))
            return Until(now.Today.Next(until ? IsoDayOfWeek.Saturday : IsoDayOfWeek.Monday));
        // Said on a Tuesday, "next Friday" is in three days for some and in ten for others.
        var next = text.Take("next", "nachsten", "naechsten", "nachster", "naechster");
        text.Take("kommenden", "proximo", "coming");
        if (DaysReader.Day(text, language) is not { } weekday)
            return null;
        var day = now.Today.Next(weekday);
        return next ? Either(Back(day), Back(day.PlusWeeks(1))) : Until(day);
    }

    /// <summary>"30 min", "1h30", "half an hour", "hora y media", "1.5 h", "3 days", "a week".</summary>
    private static Typed<PauseLength>? While(TypedText text, LocalNow now, string language)
    {
        var from = text.At;
        text.Take("eine", "einen", "una");
        int? halves = text.Take("half", "halbe", "halben", "media", "medio") ? 1 : text.Take("anderthalb", "eineinhalb") ? 3 : null;
        if (halves is null)
        {
            text.At = from;
            halves = Halves(text);
        }

        text.Skip(TimeWords.Idle);
        if (text.Take(TimeWords.Units) is not { } unit)
            return null;
        var minutes = (halves ?? 2) * unit / 2.0;
        if (text.TakePhrase("y", "media") || text.TakePhrase("y", "medio") || text.TakePhrase("and", "a", "half"))
            minutes += unit / 2.0;
        else if (unit == 60)
        {
            text.Take("and", "und", "y");
            minutes += text.TakeDigits(most: 2) ?? 0;
            text.Take("m", "min", "mins", "minutes", "minuten", "minutos");
        }

        return minutes is < 1 or > MostDays * DayMinutes ? null
            : unit >= DayMinutes && minutes % DayMinutes == 0 ? Until(now.Today.PlusDays((int)minutes / DayMinutes))
            : One(new PauseFor(Duration.FromMinutes(minutes)));
    }

    /// <summary>A number in halves: "2", "1.5", "two"; null where there is none.</summary>
    private static int? Halves(TypedText text)
    {
        if (text.TakeDigits(most: 3) is not { } whole)
            return text.TakeNumber() * 2;
        var half = text.TakePhrase(".", "5") || text.TakePhrase(",", "5");
        return (whole * 2) + (half ? 1 : 0);
    }

    private static Typed<PauseLength>? Month(TypedText text, LocalNow now, string language)
    {
        var months = text.TakeNumber() ?? 1;
        if (months is < 1 or > 12 || !text.Take("month", "months", "monat", "monate", "monaten", "mes", "meses"))
            return null;
        return Until(now.Today.PlusMonths(months));
    }

    private static Typed<PauseLength>? Date(TypedText text, LocalNow now, string language)
    {
        var from = text.At;
        if (DaysReader.Day(text, language) is null)
            text.At = from;
        text.Take(",");
        text.Skip(TimeWords.Idle);
        ImmutableArray<LocalDate> dates =
            [.. DateReader.Read(text, now.Today).Where(date => date > now.Today && Period.DaysBetween(now.Today, date) <= MostDays)];
        return dates.Length switch { 0 => null, 1 => Until(dates[0]), _ => Either([.. dates.Select(Back)]) };
    }

    /// <summary>"until 5", the next time the clock shows it.</summary>
    private static Typed<PauseLength>? Hour(TypedText text, LocalNow now, string language) =>
        ClockReader.Read(text) is { } time
            ? One(new PauseFor(time.Meanings.Min(meaning => WallClock.Next(meaning, now.Now, now.Zone)) - now.Now))
            : null;

    /// <summary>"30" is minutes; "2" may be hours and may be days.</summary>
    private static Typed<PauseLength>? BareNumber(TypedText text, LocalNow now, string language) => text.TakeDigits(most: 3) switch
    {
        null or 0 => null,
        { } few and < 10 => Either(new PauseFor(Duration.FromHours(few)), Back(now.Today.PlusDays(few))),
        { } minutes => One(new PauseFor(Duration.FromMinutes(minutes))),
    };

    private static PauseLength Back(LocalDate day) => new PauseUntil(day);

    private static Understood<PauseLength> Until(LocalDate day) => One(Back(day));

    private static Understood<PauseLength> One(PauseLength pause) => new(pause);

    private static Ambiguous<PauseLength> Either(params ImmutableArray<PauseLength> pauses) => new(pauses);
}
