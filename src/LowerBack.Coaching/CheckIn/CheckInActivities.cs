using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>The list of a member's own activities: tapped or typed, up to three.</summary>
internal static class CheckInActivities
{
    /// <summary>Longer words would not fit on a button.</summary>
    private const int LongestName = ChatLimits.ButtonLabel - 2;

    /// <summary>One of those offered; null where there is no such.</summary>
    public static Answer? Suggested(Turn turn, LocalDate day, int suggestion) => suggestion < CheckInMessages.Suggestions.Length
        ? Add(turn, day, turn.Words.Plain(CheckInMessages.Suggestions[suggestion]))
        : null;

    /// <summary>One in their own words, on one line.</summary>
    public static Answer Add(Turn turn, LocalDate day, string typed)
    {
        var file = CheckInBook.File(turn);
        var name = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length > LongestName)
            return CheckInDesk.AskAgain(turn, day, turn.Words.Say(CheckInText.ActivityTooLong), CheckInQuestion.Activities);
        if (file.Activities.Length >= CheckInRules.MostActivities)
            return CheckInDesk.AskAgain(turn, day, turn.Words.Say(CheckInText.ThreeAreEnough), CheckInQuestion.Activities);
        if (!file.Activities.Contains(name, StringComparer.OrdinalIgnoreCase))
            turn.Member.Set(file with { Activities = file.Activities.Add(name) });
        return CheckInDesk.Ask(turn, day, CheckInQuestion.Activities);
    }

    /// <summary>Takes one out again; where the list is another by now, it is only shown.</summary>
    public static Answer Drop(Turn turn, LocalDate day, int place, int count)
    {
        var file = CheckInBook.File(turn);
        if (file.Activities.Length == count && place < count)
            turn.Member.Set(file with { Activities = file.Activities.RemoveAt(place) });
        return CheckInDesk.Ask(turn, day, CheckInQuestion.Activities);
    }
}
