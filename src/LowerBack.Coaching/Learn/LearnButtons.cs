using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Learn;

/// <summary>Presses on cards and topics.</summary>
internal sealed class LearnButtons(CardLibrary cards, CardMessages messages, SafetyScreen screen) : IButtons
{
    public string Slice => CardMessages.Slice;

    public CommandPlace Place => CommandPlace.Personal;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (screen.Closed(turn) is { } closed)
            return closed;
        var message = token.Action switch
        {
            "next" => messages.Next(turn, token[0]),
            "card" => cards.Find(token[0]) is { } card ? messages.Show(turn, card) : null,
            "topics" => messages.Topics(turn),
            "topic" => CardMessages.Topic(token[0]) is { } topic ? messages.Topic(turn, topic) : null,
            "daily" => Daily(turn, token[0]),
            _ => null,
        };
        return message is null ? null : Answers.Show(turn, message);
    }

    private ChatMessage? Daily(Turn turn, string wish)
    {
        if (wish is not ("on" or "off"))
            return null;
        turn.Member.Set(turn.Member.Get<LearnFile>() with { OneADay = wish == "on" });
        return messages.Topics(turn);
    }
}
