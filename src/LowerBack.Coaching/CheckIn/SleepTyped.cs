using System.Globalization;
using System.Text.RegularExpressions;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.CheckIn;

/// <summary>How long somebody slept, as people type it: "7", "7.5", "6,5 h", "8 hours". Pure.</summary>
public static partial class SleepTyped
{
    private const int Day = 24;

    /// <summary>The hours between which it lies; null where it is no number of hours from 0 to 24.</summary>
    public static SleepHours? Read(string text)
    {
        if (Hours().Match(text) is not { Success: true } match
            || !decimal.TryParse(match.Groups["hours"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            || hours > Day)
        {
            return null;
        }

        return hours switch
        {
            < 5 => SleepHours.UnderFive,
            < 6 => SleepHours.FiveToSix,
            < 7 => SleepHours.SixToSeven,
            < 8 => SleepHours.SevenToEight,
            _ => SleepHours.EightOrMore,
        };
    }

    [GeneratedRegex(@"^\s*(?<hours>[0-9]{1,2}([.,][0-9]{1,2})?)\s*(h|hrs?|hours?|std\.?|stunden?|horas?)?[\s.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hours();
}
