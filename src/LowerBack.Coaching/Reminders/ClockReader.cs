using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>A time as it was typed.</summary>
/// <param name="Minute">The minute of the day, 0 to 1439.</param>
/// <param name="Certain">Whether it can only be that one, and not also the one twelve hours away.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadTime(int Minute, bool Certain)
{
    private const int HalfDay = 720;

    /// <summary>The time, or both in the order of the day.</summary>
    public ImmutableArray<LocalTime> Meanings =>
        Certain ? [At(Minute)] : [At(Minute % HalfDay), At((Minute % HalfDay) + HalfDay)];

    /// <summary>The time with a part of the day. An hour over 12 needs none.</summary>
    public ReadTime In(DayPart part)
    {
        var dial = Minute % HalfDay;
        var before = part switch
        {
            DayPart.Morning => true,
            DayPart.Noon => dial >= 10 * 60,
            DayPart.Afternoon => false,
            // Twelve in the evening is midnight, and one in the night is after it.
            DayPart.Evening => dial < 60,
            _ => dial < 6 * 60,
        };
        return Minute >= 13 * 60 ? this with { Certain = true } : new ReadTime(before ? dial : dial + HalfDay, Certain: true);
    }

    private static LocalTime At(int minute) => LocalTime.FromMinutesSinceMidnight(minute);
}

/// <summary>Reads a time of day. Own rules: an hour of two digits that begins with 0, one over 12, or one with "h" is on the 24-hour clock.</summary>
internal static class ClockReader
{
    private const int Day = 24 * 60;

    /// <summary>The time that stands next in a text, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inSpan">Whether it is an end of a span, where "9 to 5" is not 4:51 and "9 y 17" is not 9:17.</param>
    public static ReadTime? Read(TypedText text, bool inSpan = false)
    {
        var from = text.At;
        text.Skip(TimeWords.Idle);
        if (text.Take("noon", "midday", "mittag", "mittags", "mediodia"))
            return new ReadTime(Day / 2, Certain: true);
        if (text.Take("midnight", "mitternacht", "medianoche"))
            return new ReadTime(0, Certain: true);
        // "abends um 9"
        var said = (DayPart?)text.Take(TimeWords.DayParts);
        text.Skip(TimeWords.Idle);
        if ((Fraction(text) ?? (inSpan ? null : MinutesTo(text)) ?? Hour(text, inSpan)) is not { } time)
        {
            text.At = from;
            return null;
        }

        return (Part(text) ?? said) is { } part ? time.In(part) : time;
    }

    /// <summary>"half past eight", "halb neun", "quarter to nine", "dreiviertel neun".</summary>
    private static ReadTime? Fraction(TypedText text)
    {
        var from = text.At;
        int? offset = null;
        if (text.Take("half"))
        {
            text.Take("past", "after");
            offset = 30;
        }
        else if (text.Take("halb"))
            offset = -30;
        else if (text.Take("dreiviertel"))
            offset = -15;
        else if (text.Take("quarter", "viertel"))
            offset = Side(text) is { } side ? side * 15 : -45;
        if (offset is { } minutes && Hour(text, inSpan: true) is { } hour)
            return Shift(hour, minutes);
        text.At = from;
        return null;
    }

    /// <summary>"ten to nine", "20 past 8", "fünf vor halb neun"; nobody says "nine to five" and means 4:51.</summary>
    private static ReadTime? MinutesTo(TypedText text)
    {
        var from = text.At;
        if (text.TakeNumber() is { } minutes and < 60)
        {
            var said = text.Take("min", "minute", "minutes", "minuten") || minutes is 5 or 10 or 20 or 25;
            if (said && Side(text) is { } side && (Fraction(text) ?? Hour(text, inSpan: true)) is { } hour)
                return Shift(hour, side * minutes);
        }

        text.At = from;
        return null;
    }

    private static int? Side(TypedText text) =>
        text.Take("past", "after", "nach") ? 1 : text.Take("to", "before", "of", "til", "till", "vor") ? -1 : null;

    private static ReadTime Shift(ReadTime time, int minutes) => time with { Minute = (time.Minute + minutes + Day) % Day };

    /// <summary>An hour, with minutes or without: "9", "9:30", "0930", "21h30", "9 Uhr 30", "eight thirty", "ocho y media", "nueve menos cuarto".</summary>
    private static ReadTime? Hour(TypedText text, bool inSpan)
    {
        var typed = text.Next;
        if (Run(text) is { } run)
            return run;
        var from = text.At;
        if (text.TakeNumber() is not { } hour || hour > 24)
        {
            text.At = from;
            return null;
        }

        var certain = hour is 0 or > 12 || typed[0] == '0' || text.Next == "h";
        var minutes = Minutes(text, inDigits: char.IsAsciiDigit(typed[0])) ?? 0;
        var added = Added(text, inSpan);
        text.Skip(TimeWords.AfterHour);
        text.TakePhrase(TimeWords.OnTheDot);
        return new ReadTime(((hour * 60) + minutes + added + Day) % Day, certain);
    }

    /// <summary>Three or four digits in a row: "930", "1730".</summary>
    private static ReadTime? Run(TypedText text)
    {
        var typed = text.Next;
        if (typed.Length is not (3 or 4) || text.TakeDigits(most: 4) is not { } run)
            return null;
        if (run / 100 <= 24 && run % 100 < 60)
        {
            text.Skip(TimeWords.AfterHour);
            return new ReadTime(((run / 100 * 60) + (run % 100)) % Day, run / 100 is 0 or > 12 || typed[0] == '0');
        }

        text.At--;
        return null;
    }

    private static int? Minutes(TypedText text, bool inDigits)
    {
        var from = text.At;
        var parted = text.Take(":", ".", ",", "'") || text.Take("h", "uhr");
        // Without anything between them, only two digits after digits or words after words: "9 30", "eight thirty".
        var fits = parted ? text.Next.Length > 0 : inDigits ? text.Next is { Length: 2 } : true;
        var digits = !text.AtEnd && text.Tokens[text.At].IsNumber;
        if (fits && (parted || digits == inDigits) && (!digits || text.Next.Length == 2) && text.TakeNumber() is { } minutes and < 60)
            return minutes;
        text.At = from;
        text.Take("h");
        return null;
    }

    /// <summary>What Spanish adds to an hour or takes from it, in minutes.</summary>
    private static int Added(TypedText text, bool inSpan)
    {
        var from = text.At;
        var sign = text.Take("y") ? 1 : text.Take("menos") ? -1 : 0;
        if (sign != 0)
        {
            if (text.Take("media"))
                return sign * 30;
            if (text.Take("cuarto"))
                return sign * 15;
            if (!(inSpan && sign > 0) && text.TakeNumber() is { } minutes and < 60)
                return sign * minutes;
        }

        text.At = from;
        return 0;
    }

    private static DayPart? Part(TypedText text)
    {
        var from = text.At;
        text.Skip(TimeWords.BeforeDayPart);
        if (text.Take(TimeWords.DayParts) is { } part)
            return (DayPart)part;
        // "am" is both: "9 am" and "9 am Abend".
        text.At = from;
        return text.Take("am") ? DayPart.Morning : null;
    }
}
