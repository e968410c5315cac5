using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.Turns;

/// <summary>A member at a moment: all that is needed to say something to them, whether they spoke or the coach does so first.</summary>
public class Occasion(Member member, LocalNow now, Words words)
{
    /// <summary>Who it is about.</summary>
    public Member Member { get; } = member;

    /// <summary>The moment and the member's own day, read once.</summary>
    public LocalNow Now { get; } = now;

    /// <summary>The coach's words in their language.</summary>
    public Words Words { get; } = words;

    /// <summary>Their profile.</summary>
    public Profile Profile
    {
        get => Member.Get<Profile>();
        set => Member.Set(value);
    }

    /// <summary>A button for this member.</summary>
    public ActionButton Button(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments));

    /// <summary>The same, as the usual next step.</summary>
    public ActionButton Primary(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments), ButtonLook.Primary);

    /// <summary>A button for this member whose press is answered with a form.</summary>
    public FormButton FormButton(string label, string slice, string action, params ReadOnlySpan<string> arguments) =>
        new(label, Token(slice, action, arguments));

    /// <summary>What a button or a form of this member carries.</summary>
    public ButtonToken Token(string slice, string action, params ReadOnlySpan<string> arguments) =>
        ButtonToken.Build(Member.Tag, slice, action, arguments);
}
