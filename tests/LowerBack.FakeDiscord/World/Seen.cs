using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>Something that could be seen in a channel.</summary>
/// <param name="What">
/// "message", "edit", "delete", "thinking", "typing", "command", "press", "select", "autocomplete", "choices", "modal" or "submit".
/// </param>
/// <param name="By">Who did it.</param>
/// <param name="Message">The message as it was then, where it is one.</param>
/// <param name="Text">The command as typed, the label of a press, the choices that were offered, the title of a form.</param>
public sealed record Seen(string What, User By, Message? Message = null, string Text = "")
{
    /// <summary>Who alone saw it, or null where everybody in the channel did.</summary>
    public User? To { get; init; }
}
