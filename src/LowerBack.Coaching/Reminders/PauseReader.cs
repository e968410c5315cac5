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

    private static readonly ImmutableArray<Reader> Spans = [NamedDay, Months, While, Date, BareNumber];
    private static readonly ImmutableArray<Reader> Ends = [NamedDay, Date, Hour];

    private delegate Typed<PauseLength>? Reader(TypedText text, Asked asked);

    /// <summary>The pause that a text asks for, or null.</summary>
    public static Typed<PauseLength>? Read(TypedText text, LocalNow now, string language)
    {
        text.Skip(TimeWords.Idle);
        var asked = new Asked(now, language, Until: text.TakeAny(TimeWords.Until));
        text.Skip(TimeWords.Idle);
        var from = text.At;
        foreach (var read in asked.Until ? Ends : Spans)
        {
            if (read(text, asked) is { } pause && text.AtEnd)
                return pause;
            text.At = from;
        }

        return null;
    }

    /// <summary>"today", "tomorrow", "friday", "next monday", "this week", "the weekend".</summary>
    private static Typed<PauseLength>? NamedDay(TypedText text, Asked asked)
    {
        var today = asked.Now.Today;
        if (text.TakePhrase(TimeWords.Today))
            return Until(today.PlusDays(1));
        if (text.TakeAny(TimeWords.Tomorrow))
        {
            text.Skip(TimeWords.BeforeDayPart);
            var morning = text.Take("fruh", "frueh", "morning", "manana");
            return Until(today.PlusDays(asked.Until || morning ? 1 : 2));
        }

        if (text.TakePhrase(TimeWords.ThisOrNextWeek))
            return Until(today.Next(IsoDayOfWeek.Monday));
        if (text.TakePhrase(TimeWords.Weekend))
            return Until(today.Next(asked.Until ? IsoDayOfWeek.Saturday : IsoDayOfWeek.Monday));
        // Said on a Tuesday, "next Friday" is in three days for some and in ten for others.
        var next = text.Take("next", "nachsten", "naechsten", "nachster", "naechster");
        text.Take("kommenden", "proximo", "coming");
        if (DaysReader.Day(text, asked.Language) is not { } weekday)
            return null;
        var day = today.Next(weekday);
        return next ? Either(Back(day), Back(day.PlusWeeks(1))) : Until(day);
    }

    /// <summary>"30 min", "1h30", "half an hour", "hora y media", "1.5 h", "3 days", "a week".</summary>
    private static Typed<PauseLength>? While(TypedText text, Asked asked)
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
        if (text.TakePhrase(TimeWords.AndAHalf))
            minutes += unit / 2.0;
        else if (unit == 60)
        {
            text.Take("and", "und", "y");
            minutes += text.TakeDigits(most: 2) ?? 0;
            text.Take("m", "min", "mins", "minutes", "minuten", "minutos");
        }

        return minutes is < 1 or > MostDays * DayMinutes ? null
            : unit >= DayMinutes && minutes % DayMinutes == 0 ? Until(asked.Now.Today.PlusDays((int)minutes / DayMinutes))
            : One(new PauseFor(Duration.FromMinutes(minutes)));
    }

    /// <summary>A number in halves: "2", "1.5", "two"; null where there is none.</summary>
    private static int? Halves(TypedText text)
    {
        if (text.TakeDigits(most: 3) is not { } whole)
            return text.TakeNumber() * 2;
        var from = text.At;
        if (text.Take(".", ",") && text.Take("5"))
            return (whole * 2) + 1;
        text.At = from;
        return whole * 2;
    }

    private static Typed<PauseLength>? Months(TypedText text, Asked asked)
    {
        var months = text.TakeNumber() ?? 1;
        if (months is < 1 or > 12 || !text.Take("month", "months", "monat", "monate", "monaten", "mes", "meses"))
            return null;
        return Until(asked.Now.Today.PlusMonths(months));
    }

    private static Typed<PauseLength>? Date(TypedText text, Asked asked)
    {
        var from = text.At;
        if (DaysReader.Day(text, asked.Language) is null)
            text.At = from;
        text.Take(",");
        text.Skip(TimeWords.Idle);
        var today = asked.Now.Today;
        // Until today is the rest of it.
        ImmutableArray<LocalDate> dates =
        [
            .. DateReader.Read(text, today.PlusDays(-1)).Where(date => date >= today && Period.DaysBetween(today, date) <= MostDays)
                .Select(date => date == today ? today.PlusDays(1) : date),
        ];
        return dates.Length switch { 0 => null, 1 => Until(dates[0]), _ => Either([.. dates.Select(Back)]) };
    }

    /// <summary>"until 5", the next time the clock shows it.</summary>
    private static Typed<PauseLength>? Hour(TypedText text, Asked asked) =>
        ClockReader.Read(text) is { } time
            ? One(new PauseFor(time.Meanings.Min(meaning => WallClock.Next(meaning, asked.Now.Now, asked.Now.Zone)) - asked.Now.Now))
            : null;

    /// <summary>"30" is minutes; "2" may be hours and may be days.</summary>
    private static Typed<PauseLength>? BareNumber(TypedText text, Asked asked) => text.TakeDigits(most: 3) switch
    {
        null or 0 => null,
        { } few and < 10 => Either(new PauseFor(Duration.FromHours(few)), Back(asked.Now.Today.PlusDays(few))),
        { } minutes => One(new PauseFor(Duration.FromMinutes(minutes))),
    };

    private static PauseLength Back(LocalDate day) => new PauseUntil(day);

    private static Understood<PauseLength> Until(LocalDate day) => One(Back(day));

    private static Understood<PauseLength> One(PauseLength pause) => new(pause);

    private static Ambiguous<PauseLength> Either(params ImmutableArray<PauseLength> pauses) => new(pauses);

    /// <summary>When, by whom, and whether it is the end that they name.</summary>
    private readonly record struct Asked(LocalNow Now, string Language, bool Until);
}
