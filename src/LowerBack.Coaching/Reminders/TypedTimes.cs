using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// Reads times, days and spans as people type them on a phone, in English, German and Spanish whatever their language, with or
/// without accents. Never throws, whatever is typed.
/// </summary>
public static class TypedTimes
{
    /// <summary>Longest text that is looked at, in characters; anything longer is not understood.</summary>
    public const int LongestTyped = 80;

    /// <summary>A time of day: "9", "21h30", "half past eight", "halb neun", "ocho y media", "noon".</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="expected">
    /// Where the time most likely lies: of 09:00 and 21:00 it decides. What can only be one time is that, expected or not.
    /// </param>
    public static Typed<LocalTime> Time(string typed, ClockHours expected) =>
        Whole(typed, text => ClockReader.Read(text) is { } time ? Pick(time, expected) : null);

    /// <summary>A stretch of the day: "9-17:30", "9 to 5", "von 9 bis 17 Uhr", "de 9 a 17", "22 - 6".</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="expected">Where it most likely lies; of those that lie there, or of all, the shortest is taken.</param>
    public static Typed<ClockHours> Window(string typed, ClockHours expected) => Whole(typed, text => Hours(text, expected));

    /// <summary>Days of the week: "mon-fri", "weekdays", "täglich außer Sonntag", "lunes y miércoles".</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="language">Their language: "do" is Sunday in Spanish and Thursday otherwise.</param>
    public static Typed<Weekdays> Days(string typed, string language) =>
        Whole(typed, text => DaysReader.Read(text, language) is { } days ? new Understood<Weekdays>(days) : null);

    /// <summary>Days, and a time or a window, in any order, as far as they are said: "mon-fri 8:30", "9 to 17 on weekdays", "daily", "20h".</summary>
    public static Typed<TypedWhen> When(string typed, ClockHours expected, string language) =>
        Whole(typed, text => When(text, expected, language));

    /// <summary>Hours at the desk and how often a break comes, either or both: "9-17", "mon-fri 9-17 every 30", "60 min", "alle 45", "cada hora".</summary>
    public static Typed<TypedDesk> Desk(string typed, ClockHours expected, string language) =>
        When(typed, expected, language) is var plain and not NotUnderstood<TypedWhen>
            ? plain.As(when => new TypedDesk(when, null))
            : Whole(typed, text => WithPace(text, expected, language));

    /// <summary>A text that ends with a pace.</summary>
    private static Typed<TypedDesk>? WithPace(TypedText text, ClockHours expected, string language)
    {
        for (var at = text.Tokens.Length - 1; at >= 0; at--)
        {
            text.At = at;
            if (PaceReader.Read(text) is not { } minutes || !text.AtEnd)
                continue;
            if (at == 0)
                return new Understood<TypedDesk>(new TypedDesk(null, minutes));
            var before = text.Before(at);
            if (When(before, expected, language) is { } hours && before.AtEnd)
                return hours.As(when => new TypedDesk(when, minutes));
        }

        return null;
    }

    private static Typed<TypedWhen>? When(TypedText text, ClockHours expected, string language)
    {
        Typed<TypedWhen>? Point(TypedText rest) =>
            ClockReader.Read(rest) is { } time ? Pick(time, expected).As(one => new TypedWhen(null, one, null)) : null;
        Typed<TypedWhen>? Span(TypedText rest) => Hours(rest, expected)?.As(hours => new TypedWhen(null, null, hours));
        // "10 to 5" is a window, and "ten to five" a time.
        return text.Tokens.Any(token => token.IsNumber)
            ? Timed(text, language, Span) ?? Timed(text, language, Point) ?? Untimed(text, language)
            : Timed(text, language, Point) ?? Timed(text, language, Span) ?? Untimed(text, language);
    }

    /// <summary>How long to be quiet: "30 min", "1h", "today", "3 Tage", "until friday", "hasta el 24 de diciembre".</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The moment as the member lives it.</param>
    /// <param name="language">Their language.</param>
    public static Typed<PauseLength> Pause(string typed, LocalNow now, string language) =>
        Whole(typed, text => PauseReader.Read(text, now, language));

    private static Typed<T> Whole<T>(string typed, Func<TypedText, Typed<T>?> read) =>
        TypedText.Of(typed) is { } text && read(text) is { } found && text.AtEnd ? found : new NotUnderstood<T>();

    private static Typed<LocalTime> Pick(ReadTime time, ClockHours expected)
    {
        var all = time.Meanings;
        ImmutableArray<LocalTime> likely = [.. all.Where(meaning => all.Length == 1 || expected.Covers(meaning))];
        return likely.Length == 1 ? new Understood<LocalTime>(likely[0]) : new Ambiguous<LocalTime>(all);
    }

    private static Typed<ClockHours>? Hours(TypedText text, ClockHours expected)
    {
        if (ClockReader.Read(text, inSpan: true) is not { } from
            || !(text.Take("-", "to", "bis", "a", "and", "und", "y") || text.TakeAny(TimeWords.Until))
            || ClockReader.Read(text, inSpan: true) is not { } until)
        {
            return null;
        }

        var all = from.Meanings.SelectMany(_ => until.Meanings, (begin, end) => new ClockHours(begin, end)).Where(hours => hours.Minutes > 0).ToList();
        var expectedOnes = all.Where(hours => hours.LiesIn(expected)).ToList();
        var likely = expectedOnes.Count > 0 ? expectedOnes : all;
        ImmutableArray<ClockHours> shortest = [.. likely.Where(hours => hours.Minutes == likely.Min(other => other.Minutes))];
        return shortest.Length switch { 0 => null, 1 => new Understood<ClockHours>(shortest[0]), _ => new Ambiguous<ClockHours>(shortest) };
    }

    private static Typed<TypedWhen>? Timed(TypedText text, string language, Func<TypedText, Typed<TypedWhen>?> read)
    {
        text.At = 0;
        var days = DaysReader.Read(text, language);
        text.Take(",");
        if (read(text) is not { } timed)
            return null;
        text.Take(",");
        days ??= DaysReader.Read(text, language);
        return text.AtEnd ? timed.As(when => when with { Days = days }) : null;
    }

    private static Typed<TypedWhen>? Untimed(TypedText text, string language)
    {
        text.At = 0;
        return DaysReader.Read(text, language) is { } days ? new Understood<TypedWhen>(new TypedWhen(days, null, null)) : null;
    }
}
