using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Flare;

/// <summary>The messages of a flare-up.</summary>
internal static class FlareMessages
{
    internal const string Slice = "flare";

    /// <summary>It has begun: what the days bring, and a way back from a mistaken tap.</summary>
    public static ChatMessage Begun(Turn turn, FlareUp flare)
    {
        var words = turn.Words;
        var tomorrow = turn.Member.Get<ReminderFile>().Wish(ReminderKind.CheckIn) is DailyTime daily
            ? words.Say(FlareText.AsksTomorrow, ("time", daily.Time))
            : words.Say(FlareText.TellTomorrow);
        return new ChatMessage(
            words.Say(FlareText.Begun, ("last", flare.Until.PlusDays(-1)), ("back", flare.Until)) + tomorrow,
            new ButtonRow(Plan(turn)), new ButtonRow(Undo(turn)));
    }

    /// <summary>Where it stands.</summary>
    public static ChatMessage Standing(Turn turn, FlareUp flare)
    {
        var (words, day) = (turn.Words, FlareRules.On(turn.Member.Get<FlareUps>(), turn.Now.Today)!);
        var end = turn.Button(words.Plain(FlareText.End), Slice, "end");
        return new ChatMessage(
            words.Say(FlareText.Standing, ("at", day.At), ("of", day.Of)) + words.Say(StageOf(day.Stage)) + words.Say(FlareText.ThenBack, ("back", flare.Until)),
            new ButtonRow(Plan(turn)),
            flare.IsLonger ? new ButtonRow(end) : new ButtonRow(turn.Button(words.Plain(FlareText.More), Slice, "more"), end));
    }

    /// <summary>Days were added.</summary>
    public static ChatMessage Longer(Turn turn, FlareUp flare) => new(
        turn.Words.Say(FlareText.Longer, ("last", flare.Until.PlusDays(-1)), ("back", flare.Until)), new ButtonRow(Plan(turn)), new ButtonRow(Undo(turn)));

    /// <summary>It is over earlier than planned.</summary>
    public static ChatMessage Ended(Turn turn) => new(
        turn.Words.Say(FlareText.Ended, ("last", turn.Now.Today.PlusDays(FlareRules.BackDays - 1))),
        new ButtonRow(turn.NextCommand(turn.Words.Plain(FlareText.TodaysRoutine), "routine")), new ButtonRow(Undo(turn)));

    /// <summary>Gentle days as an offer.</summary>
    public static ChatMessage Offer(Turn turn) => new(turn.Words.Say(FlareText.Offer), FlareOffer.Row(turn));

    /// <summary>What a day of a stage is like.</summary>
    private static FlareText StageOf(FlareStage stage) => stage switch
    {
        FlareStage.Recover => FlareText.Recover,
        FlareStage.Loosen => FlareText.Loosen,
        _ => FlareText.Core,
    };

    private static ActionButton Plan(Turn turn) => turn.NextCommand(turn.Words.Plain(FlareText.TodaysPlan), "routine");

    private static ActionButton Undo(Turn turn) => turn.Button(
        turn.Words.Plain(FlareText.Undo), Slice, "undo", turn.Member.Get<FlareUps>().Changes.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Gentle days as other slices offer them, at the end of what they say.</summary>
internal static class FlareOffer
{
    /// <summary>The words.</summary>
    public static Prose Line(Occasion occasion) => occasion.Words.Say(FlareText.Offer);

    /// <summary>The button that takes it.</summary>
    public static ButtonRow Row(Occasion occasion) => new(occasion.CommandButton(occasion.Words.Plain(FlareText.Gentle), FlareMessages.Slice));

    /// <summary>Whether they are offered.</summary>
    /// <param name="turn">The member, now.</param>
    /// <param name="pain">The pain they told, 0-10, or null.</param>
    /// <param name="setbacks">The days of the week's sessions that hurt, or whose morning did.</param>
    public static bool IsDue(Turn turn, int? pain, IEnumerable<LocalDate> setbacks) =>
        FlareRules.AreOffered(turn.Member.Get<FlareUps>(), turn.Now.Today, pain, setbacks);

    /// <summary>Offers them, where they are due, once the safety questions that begin now are answered.</summary>
    public static void AfterScreen(Turn turn, int? pain, IEnumerable<LocalDate> setbacks)
    {
        if (IsDue(turn, pain, setbacks))
            turn.Member.Set(turn.Member.Get<FlareUps>() with { Next = Members.AfterScreen.Offer, NextSince = turn.Now.Now });
    }
}
