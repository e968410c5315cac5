namespace LowerBack.Chat;

/// <summary>
/// Makes pixels of drawings. It is here, and not where it is implemented, because the adapters use it: they know the words
/// of a conversation and nothing else, so a chat that needs pixels takes no native library along, and its tests need none.
/// </summary>
public interface IPictures
{
    /// <summary>What to do to get pictures on this machine, as a sentence; null where they are made.</summary>
    string? Remedy { get; }

    /// <summary>Whether pictures are made here.</summary>
    bool Available => Remedy is null;

    /// <summary>
    /// The drawing as PNG, or null where none can be made of it: then <see cref="ChatPicture.Alt"/> stands alone. Takes tens
    /// of milliseconds the first time and next to nothing afterwards; may be called from many threads.
    /// </summary>
    /// <param name="picture">The drawing; it needs a viewBox.</param>
    /// <param name="width">How wide, in pixels, within <see cref="ChatLimits.PictureWidthLeast"/> and <see cref="ChatLimits.PictureWidthMost"/>. The height follows from the drawing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside.</exception>
    ReadOnlyMemory<byte>? Png(ChatPicture picture, int width = ChatLimits.PictureWidth);
}
