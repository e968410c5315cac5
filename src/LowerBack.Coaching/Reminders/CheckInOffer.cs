using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Reminders;

/// <summary>The moments at which the offer is made, each once.</summary>
[Flags]
public enum OfferMoments
{
    None = 0,

    /// <summary>The first minute, or the first session, is over.</summary>
    FirstTraining = 1,

    /// <summary>The first check-in is over.</summary>
    FirstCheckIn = 2,
}

/// <summary>
/// One kind question: shall I ask each day? Somebody who has just seen what it is for knows; so it comes at most twice, and never
/// to who has decided already.
/// </summary>
internal static class CheckInOffer
{
    /// <summary>The question; null where it was asked at such a moment before, or is decided.</summary>
    public static ChatMessage? At(Turn turn, OfferMoments moment)
    {
        var file = turn.Member.Get<ReminderFile>();
        var isDecided = file.Wants(ReminderKind.CheckIn) || file.Before.Any(wish => wish.Kind == ReminderKind.CheckIn);
        if (isDecided || !turn.IsPrivate || turn.Member.ZoneId is null || (file.Offered & moment) != OfferMoments.None)
            return null;
        turn.Member.Set(file with { Offered = file.Offered | moment });
        var words = turn.Words;
        return new ChatMessage(
            words.Say(RemindersText.OfferCheckIn),
            new ButtonRow(RemindDesk.At(turn, ReminderKind.CheckIn, new(8, 30)), RemindDesk.At(turn, ReminderKind.CheckIn, new(20, 0))),
            new ButtonRow(
                turn.Button(words.Plain(RemindersText.AnotherTime), RemindersButtons.SliceName, "one", nameof(ReminderKind.CheckIn)),
                turn.Button(words.Plain(RemindersText.NotNow), RemindersButtons.SliceName, "later", nameof(ReminderKind.CheckIn))));
    }
}
