namespace LowerBack.FakeTelegram;

/// <summary>Something that could be seen in a chat.</summary>
/// <param name="What">"message", "edit", "delete", "press", "notice", "alert" or "action".</param>
/// <param name="By">Who did it.</param>
/// <param name="Message">The message as it was then, where it is one.</param>
/// <param name="Text">The words of a notice, the label of a press, the kind of an action.</param>
public sealed record Seen(string What, User? By, Message? Message, string Text = "")
{
    /// <summary>Who alone saw it, for a notice or an alert.</summary>
    public User? To { get; init; }
}
