using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>What a file was sent as.</summary>
public enum MediaKind
{
    /// <summary>A picture, shown at several sizes.</summary>
    Photo,

    /// <summary>A picture that moves.</summary>
    Animation,

    /// <summary>Any file.</summary>
    Document,
}

/// <summary>The picture, animation or file of a message.</summary>
/// <param name="Files">One file, or a photo's sizes from the smallest to the largest.</param>
public sealed record Media(MediaKind Kind, IReadOnlyList<StoredFile> Files)
{
    /// <summary>What was sent, at its largest.</summary>
    public StoredFile Largest => Files[^1];

    /// <inheritdoc/>
    public bool Equals(Media? other) => other is not null && Kind == other.Kind && Largest.FileId == other.Largest.FileId;

    /// <inheritdoc/>
    public override int GetHashCode() => Largest.FileId.GetHashCode(StringComparison.Ordinal);

    internal void WriteMembers(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case MediaKind.Photo:
                json.ShapeList("photo", Files);
                break;
            case MediaKind.Animation:
                json.Shape("animation", Largest);
                // Old clients know only documents, so an animation says it is one, too.
                json.Shape("document", Largest with { Kind = MediaKind.Document });
                break;
            default:
                json.Shape("document", Largest);
                break;
        }
    }
}

/// <summary>A file as the bot's account holds it.</summary>
/// <param name="FileId">Sends it again, for this bot alone.</param>
/// <param name="UniqueId">The same for every bot, and good for nothing but comparing.</param>
public sealed record StoredFile(string FileId, string UniqueId, MediaKind Kind, ReadOnlyMemory<byte> Bytes) : IShape
{
    /// <summary>Pixels across, for pictures.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down, for pictures.</summary>
    public int Height { get; init; }

    /// <summary>The name it was sent under.</summary>
    public string? Name { get; init; }

    /// <summary>The type it was sent as.</summary>
    public string? Type { get; init; }

    /// <summary>Where getFile says it is.</summary>
    internal string Path => $"{(Kind == MediaKind.Photo ? "photos" : Kind == MediaKind.Animation ? "animations" : "documents")}/{UniqueId}";

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file_id", FileId);
        json.WriteString("file_unique_id", UniqueId);
        json.WriteNumber("file_size", Bytes.Length);
        if (Kind != MediaKind.Document)
        {
            json.WriteNumber("width", Width);
            json.WriteNumber("height", Height);
        }

        if (Kind == MediaKind.Animation)
            json.WriteNumber("duration", 0);
        if (Kind != MediaKind.Photo)
        {
            json.Text("file_name", Name);
            json.Text("mime_type", Type);
        }

        json.WriteEndObject();
    }
}
