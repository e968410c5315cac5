using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Reads dates: "24 Dec", "December 24th", "24.12.", "24/12", "2026-12-24", "the 24th".</summary>
internal static class DateReader
{
    /// <summary>The dates that may be meant, none where it is no date. Without a year, or a month, the next one after today.</summary>
    public static ImmutableArray<LocalDate> Read(TypedText text, LocalDate today)
    {
        if (text.Take(TimeWords.Months) is { } named)
        {
            text.Skip(TimeWords.Idle);
            var day = text.TakeDigits(most: 2);
            Suffix(text);
            return Dates(today, Year(text), (named, day));
        }

        if (text.Next.Length == 4)
            return Iso(text, today);
        if (text.TakeDigits(most: 2) is not { } first)
            return [];
        if (text.Next is "." or "/" && text.At + 1 < text.Tokens.Length && text.Tokens[text.At + 1].IsNumber)
            return InNumbers(text, today, first);
        var spoken = SaysDay(text) | Suffix(text);
        text.Take("of", "de");
        if (text.Take(TimeWords.Months) is { } month)
            return Dates(today, Year(text), (month, first));
        return spoken ? Dates(today, null, (today.Month, first), (today.PlusMonths(1).Month, first)) is [var next, ..] ? [next] : [] : [];
    }

    private static ImmutableArray<LocalDate> Iso(TypedText text, LocalDate today) =>
        text.TakeDigits(most: 4) is { } year && text.Take("-") && text.TakeDigits(most: 2) is { } month && text.Take("-")
            ? Dates(today, year, (month, text.TakeDigits(most: 2)))
            : [];

    /// <summary>"24.12." is the day first. Of "3/4" nobody knows.</summary>
    private static ImmutableArray<LocalDate> InNumbers(TypedText text, LocalDate today, int first)
    {
        var mark = text.Next;
        text.Take(mark);
        var second = text.TakeDigits(most: 2);
        var year = text.Take(mark) ? Year(text) : null;
        return mark == "." ? Dates(today, year, (second, first)) : Dates(today, year, (second, first), (first, second));
    }

    private static bool SaysDay(TypedText text) =>
        text.At > 1 && text.Tokens[text.At - 2].Text is "the" or "el" or "am" or "den" or "zum" or "dem";

    private static bool Suffix(TypedText text) => text.Take("st", "nd", "rd", "th", ".");

    private static int? Year(TypedText text)
    {
        text.Take("de", "of", ",");
        return text.TakeDigits(most: 4) is { } year ? year < 100 ? 2000 + year : year : null;
    }

    private static ImmutableArray<LocalDate> Dates(LocalDate today, int? year, params ReadOnlySpan<(int? Month, int? Day)> days)
    {
        var dates = ImmutableArray.CreateBuilder<LocalDate>();
        foreach (var (month, day) in days)
        {
            if ((year is { } known ? At(known, month, day) : NextAfter(today, month, day)) is { } date && !dates.Contains(date))
                dates.Add(date);
        }

        dates.Sort();
        return dates.ToImmutable();
    }

    private static LocalDate? NextAfter(LocalDate today, int? month, int? day) =>
        At(today.Year, month, day) is { } date && date > today ? date : At(today.Year + 1, month, day);

    private static LocalDate? At(int year, int? month, int? day) =>
        year is >= 1900 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month.Value)
            ? new LocalDate(year, month.Value, day.Value)
            : null;
}
