using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Reads days of the week.</summary>
internal static class DaysReader
{
    /// <summary>Names shorter than this are taken as they are; a letter wrong in a longer one is forgiven.</summary>
    private const int NearMissLetters = 5;

    /// <summary>The days that stand next in a text, or null: one or several, from one to another, all but some.</summary>
    public static Weekdays? Read(TypedText text, string language)
    {
        var from = text.At;
        var days = List(text, language);
        while (days is not null && text.Take("except", "but", "not", "without", "ausser", "ohne", "nicht", "excepto", "salvo", "menos"))
        {
            if (List(text, language) is not { } without)
                days = null;
            else
                days &= ~without;
        }

        if (days is null or Weekdays.None)
        {
            text.At = from;
            return null;
        }

        return days;
    }

    private static Weekdays? List(TypedText text, string language)
    {
        Weekdays? all = null;
        while (true)
        {
            var from = text.At;
            if (all is not null)
                text.Take(",", "/", "and", "und", "y", "e");
            var days = Group(text);
            text.Skip(TimeWords.Idle);
            days ??= Group(text) ?? Range(text, language);
            if (days is null)
            {
                text.At = from;
                return all;
            }

            all = all.GetValueOrDefault() | days.Value;
        }
    }

    /// <summary>Days that have a name together.</summary>
    private static Weekdays? Group(TypedText text) =>
        text.TakePhrase(TimeWords.WorkingDays) ? Weekdays.WorkingDays
        : text.TakePhrase(TimeWords.EveryDay) ? Weekdays.EveryDay
        : text.TakePhrase(TimeWords.Weekend) ? Weekdays.Weekend
        : null;

    /// <summary>One day, or from one to another, past Sunday where it must be.</summary>
    private static Weekdays? Range(TypedText text, string language)
    {
        if (Day(text, language) is not { } first)
            return null;
        var from = text.At;
        if (text.Take("-", "to", "bis", "a", "al") || text.TakeAny(TimeWords.Until))
        {
            text.Skip(TimeWords.Idle);
            if (Day(text, language) is { } last)
            {
                var days = WeekdaySets.Only(last);
                for (var day = first; day != last; day = (IsoDayOfWeek)(((int)day % 7) + 1))
                    days |= WeekdaySets.Only(day);
                return days;
            }
        }

        text.At = from;
        return WeekdaySets.Only(first);
    }

    /// <summary>One day.</summary>
    public static IsoDayOfWeek? Day(TypedText text, string language)
    {
        if (text.Next == "do" && language == "es")
        {
            text.At++;
            return IsoDayOfWeek.Sunday;
        }

        if (text.Take(TimeWords.Weekdays) is { } day)
            return (IsoDayOfWeek)day;
        if (text.Next.Length < NearMissLetters || TimeWords.IsOfTheClock(text.Next))
            return null;
        var allowed = Spelling.EditsAllowed(text.Next.Length);
        var near = TimeWords.Weekdays
            .Where(entry => entry.Key.Length >= NearMissLetters && entry.Key[0] == text.Next[0])
            .Select(entry => (Day: entry.Value, Edits: Spelling.Distance(entry.Key, text.Next, allowed)))
            .Where(entry => entry.Edits <= allowed).ToList();
        var nearest = near.Where(entry => entry.Edits == near.Min(other => other.Edits)).Select(entry => entry.Day).Distinct().ToList();
        if (nearest.Count != 1)
            return null;
        text.At++;
        return (IsoDayOfWeek)nearest[0];
    }
}
