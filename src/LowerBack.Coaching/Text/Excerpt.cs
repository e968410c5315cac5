using LowerBack.Chat;

namespace LowerBack.Coaching.Text;

/// <summary>What somebody typed, short enough to be quoted back to them.</summary>
internal static class Excerpt
{
    private const int Most = 40;

    /// <summary>The text, or its first 40 UTF-16 units and an ellipsis; no half of a character before it.</summary>
    public static string Of(string typed) => typed.Length <= Most ? typed : Cut.To(typed, Most) + "…";
}
