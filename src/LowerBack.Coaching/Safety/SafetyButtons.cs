using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Safety;

/// <summary>Presses on the answers of the screen, and on the way out of STOP and HOLD.</summary>
internal sealed class SafetyButtons(SafetyContent content, SafetyScreen screen, SafetyMessages messages) : IButtons
{
    public string Slice => SafetyMessages.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token) => token.Action switch
    {
        "a" => Running(turn, token)?.Answer(token[2], content.Screen) is { } next ? screen.Continue(turn, next) : Answered(turn),
        "t" => Toggle(turn, token) ?? Answered(turn),
        "c" => Pick(turn, token) ?? Answered(turn),
        "seen" when IsLocked(turn) => Answers.Show(turn, SafetyMessages.DidTheySayFine(turn)),
        "fine" when IsLocked(turn) && IsLatest(turn, token[0]) => Fine(turn),
        "notyet" when IsLocked(turn) => Answers.Say(turn.Words.Say(SafetyText.StayingSafe)),
        "adult" when SafetyScreen.State(turn) == SafetyState.TooYoung => Adult(turn),
        _ => null,
    };

    /// <summary>Whether a button answers a question of the screen.</summary>
    public static bool IsAnswer(ButtonToken token) => token is { Slice: SafetyMessages.Slice, Action: "a" or "t" or "c" };

    /// <summary>The screen under way, where the button belongs to it and to the question asked now.</summary>
    private static Screening? Running(Turn turn, ButtonToken token) =>
        turn.Member.Get<SafetyFile>().Current is { } screening
        && token[0] == screening.Number.ToString(CultureInfo.InvariantCulture)
        && token[1] == screening.Current ? screening : null;

    private Answer? Toggle(Turn turn, ButtonToken token) =>
        Running(turn, token) is { } screening && Picked(token) is { } mask
            ? new Answer([new Replace(messages.Question(turn, screening, token[1], mask))])
            : null;

    private Answer? Pick(Turn turn, ButtonToken token)
    {
        if (Running(turn, token) is not { } screening || Picked(token) is not { } mask)
            return null;
        var answers = content.Screen.Find(token[1])!.Answers;
        var picked = answers.Where((_, at) => (mask >> at & 1) == 1).Select(option => option.Id).ToList();
        return screening.Pick(picked, content.Screen) is { } next ? screen.Continue(turn, next) : null;
    }

    /// <summary>The picks in a token: a bit per answer, no bit beyond them.</summary>
    private int? Picked(ButtonToken token) =>
        content.Screen.Find(token[1]) is { IsPick: true } question
        && int.TryParse(token[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask)
        && mask >= 0 && mask < 1 << question.Answers.Length
            ? mask
            : null;

    private Answer Fine(Turn turn)
    {
        screen.Begin(turn, ScreenReason.Clearance);
        return Answers.Show(turn, SafetyMessages.With(turn, SafetyText.ClearanceIntro, screen.Ask(turn)!));
    }

    private static Answer Adult(Turn turn)
    {
        turn.Profile = turn.Profile with { Age = null, ConsentedAt = null };
        turn.Member.Set(SafetyRules.Forget(turn.Member.Get<SafetyFile>()));
        turn.GoOn();
        return Answers.Show(turn, new ChatMessage(turn.Words.Say(SafetyText.NoHarmDone)));
    }

    private Answer Answered(Turn turn) =>
        Answers.Refuse(turn.Words.Plain(SafetyText.AlreadyAnswered), screen.Ask(turn));

    private static bool IsLocked(Turn turn) => SafetyScreen.State(turn) is SafetyState.Stop or SafetyState.Hold;

    private static bool IsLatest(Turn turn, string number) =>
        number == turn.Member.Get<SafetyFile>().Screens.ToString(CultureInfo.InvariantCulture);
}
