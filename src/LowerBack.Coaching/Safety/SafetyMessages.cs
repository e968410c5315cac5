using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Safety;

/// <summary>The messages of the screen: its questions, and what is said about where somebody stands.</summary>
public sealed class SafetyMessages(SafetyContent content)
{
    internal const string Slice = "safe";

    /// <summary>A question with its answers as buttons.</summary>
    public ChatMessage Question(Turn turn, Screening screening, string id, int picked = 0)
    {
        var question = content.Screen.Find(id)!;
        var words = content.In(turn.Words);
        var number = screening.Number.ToString(CultureInfo.InvariantCulture);
        var body = Progress(turn, screening, question.PicksAsk) + words.Question(id);
        if (!question.IsPick)
        {
            var answers = question.Answers.Select(option =>
                (Button)turn.Button(words.Answer(id, option.Id), Slice, "a", number, id, option.Id)).ToList();
            return new ChatMessage(body, Labels.Rows(answers));
        }

        var picks = question.Answers.Select((option, at) => (Button)turn.Button(
            turn.Words.Plain((picked >> at & 1) == 1 ? SafetyText.Picked : SafetyText.NotPicked, ("answer", words.Answer(id, option.Id))),
            Slice, "t", number, id, Mask(picked ^ (1 << at)))).ToList();
        return new ChatMessage(body, [
            .. Labels.Rows(picks, ChatLimits.ButtonRows - 1),
            new ButtonRow(turn.Primary(turn.Words.Plain(picked == 0 ? SafetyText.NoneOfThese : SafetyText.Continue), Slice, "c", number, id, Mask(picked)))]);
    }

    /// <summary>A line of ours over a message.</summary>
    public static ChatMessage With(Turn turn, SafetyText line, ChatMessage message) =>
        new(turn.Words.Say(line) + message.Body, message.Buttons);

    /// <summary>What holds for somebody who may not train.</summary>
    public static ChatMessage Standing(Turn turn, SafetyState state) => state switch
    {
        SafetyState.TooYoung => new ChatMessage(
            turn.Words.Say(SafetyText.TooYoung),
            new ButtonRow(turn.Button(turn.Words.Plain(SafetyText.TooYoungAdult), Slice, "adult"))),
        SafetyState.Hold => new ChatMessage(turn.Words.Say(SafetyText.Hold), SeenButton(turn)),
        _ => new ChatMessage(Stop(turn), SeenButton(turn)),
    };

    /// <summary>What a finished screen came to.</summary>
    public static ChatMessage Outcome(Turn turn, SafetyFile before, Screening screening)
    {
        var state = SafetyScreen.State(turn);
        if (state is SafetyState.Stop or SafetyState.Hold or SafetyState.TooYoung)
            return Standing(turn, state);
        var words = turn.Words;
        return screening.Reason switch
        {
            ScreenReason.Clearance when before.Verdict is Verdict.Stop or Verdict.Hold => new ChatMessage(
                words.Say(SafetyText.ClearedAgain),
                new ButtonRow(turn.NextCommand(words.Plain(SafetyText.TodaysRoutine), "routine"))),
            ScreenReason.Trigger => new ChatMessage(words.Say(
                screening.Worst == Care.None ? SafetyText.TriggerNo : SafetyText.TriggerNoted)),
            ScreenReason.Urgent when screening.Worst == Care.None => new ChatMessage(
                words.Say(SafetyText.UrgentClear),
                new ButtonRow(turn.NextCommand(words.Plain(SafetyText.TodaysRoutine), "routine"))),
            _ => new ChatMessage(words.Say(screening.Worst switch
            {
                Care.ClinicianSoon => SafetyText.ClinicianSoon,
                Care.Mention => SafetyText.MentionIt,
                Care.Modified => SafetyText.ModifiedClear,
                _ => state == SafetyState.Modified ? SafetyText.ModifiedClear : SafetyText.AllClear,
            })),
        };
    }

    /// <summary>Whether a clinician who has looked said that exercise is fine.</summary>
    public static ChatMessage DidTheySayFine(Turn turn)
    {
        var number = turn.Member.Get<SafetyFile>().Screens.ToString(CultureInfo.InvariantCulture);
        var asked = IsCrisis(turn) ? SafetyText.DidHelpersSayFine : SafetyText.DidTheySayFine;
        return new ChatMessage(turn.Words.Say(asked), new ButtonRow(
            turn.Button(turn.Words.Plain(SafetyText.TheySaidFine), Slice, "fine", number),
            turn.Button(turn.Words.Plain(SafetyText.TheyDidNot), Slice, "notyet")));
    }

    internal static string Mask(int picked) => picked.ToString("x", CultureInfo.InvariantCulture);

    private static Prose Progress(Turn turn, Screening screening, bool asksWhatHolds)
    {
        // A single question has no place in a count, and after advice for today only some questions are left.
        if (screening.Reason == ScreenReason.Trigger || screening.Worst >= Care.SameDay)
            return Prose.Empty;
        var left = screening.Queue.Length;
        // Follow-ups stand between the numbered questions, so the count never runs backwards.
        var at = Math.Clamp(screening.Length - left + 1, 1, screening.Length);
        var since = turn.Member.Get<SafetyFile>().ScreenedAt;
        return screening.Reason == ScreenReason.Full && !asksWhatHolds && since is { } then
            ? turn.Words.Say(SafetyText.ProgressSince, ("at", at), ("all", screening.Length), ("date", then.InZone(turn.Now.Zone).Date))
            : turn.Words.Say(SafetyText.Progress, ("at", at), ("all", screening.Length));
    }

    private static Prose Stop(Turn turn)
    {
        var file = turn.Member.Get<SafetyFile>();
        var lines = EmergencyLines.For(turn.Member.ZoneId is null ? null : turn.Now.Zone);
        var words = turn.Words;
        return file.Care switch
        {
            Care.Emergency => lines.Emergency is { } number
                ? words.Say(SafetyText.Emergency, ("number", number))
                : words.Say(SafetyText.EmergencyNoNumber),
            Care.Crisis => lines.Crisis is { } crisis ? words.Say(SafetyText.Crisis, ("line", crisis)) : words.Say(SafetyText.CrisisNoLine),
            _ => lines.SameDayAdvice is { } advice ? words.Say(SafetyText.SameDay, ("line", advice)) : words.Say(SafetyText.SameDayNoLine),
        };
    }

    private static ButtonRow SeenButton(Turn turn) =>
        new(turn.Button(turn.Words.Plain(IsCrisis(turn) ? SafetyText.SomeoneHelpedMe : SafetyText.ClinicianSawMe), Slice, "seen"));

    private static bool IsCrisis(Turn turn) => turn.Member.Get<SafetyFile>().Care == Care.Crisis;
}
