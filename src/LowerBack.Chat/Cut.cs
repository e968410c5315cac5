namespace LowerBack.Chat;

/// <summary>Shortens what people send, and what a platform has no more room for.</summary>
public static class Cut
{
    /// <summary>At most so many UTF-16 units, and no half of a character at the end.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
