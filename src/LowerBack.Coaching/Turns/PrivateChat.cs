using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>The way from a group to the private chat, for all that is about health.</summary>
public static class PrivateChat
{
    /// <summary>Points there, readable by the asker alone.</summary>
    public static Answer Point(Turn turn) => Point(turn, TurnsText.LetsTalkInPrivate);

    /// <summary>Points there with words of the caller's.</summary>
    public static Answer Point<TKey>(Turn turn, TKey words)
        where TKey : struct, Enum => new([
        new Whisper(new ChatMessage(
            turn.Words.Say(words),
            new ButtonRow(new PrivateChatButton(turn.Words.Plain(TurnsText.OpenPrivateChat)))))]);
}
