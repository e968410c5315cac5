using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>The way from a group to the private chat, for all that is about health.</summary>
public static class PrivateChat
{
    /// <summary>Points there, readable by the asker alone.</summary>
    public static Answer Point(Turn turn) => new([
        new Whisper(new ChatMessage(
            turn.Words.Say(TurnsText.LetsTalkInPrivate),
            new ButtonRow(new PrivateChatButton(turn.Words.Plain(TurnsText.OpenPrivateChat)))))]);
}
