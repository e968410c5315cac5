namespace LowerBack.Discord;

/// <summary>Shortens what people send.</summary>
internal static class Cut
{
    /// <summary>At most so many UTF-16 units, and no half of a character at the end.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
