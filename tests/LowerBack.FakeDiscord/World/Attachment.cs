using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>A file on a message.</summary>
/// <param name="Description">What screen readers say, or null.</param>
/// <param name="Bytes">Empty where nothing is recorded.</param>
public sealed record Attachment(ulong Id, string Name, string? ContentType, string? Description, long Size, ReadOnlyMemory<byte> Bytes, Uri Url) : IShape
{
    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.WriteString("filename", Name);
        json.WriteNumber("size", Size);
        json.WriteString("url", Url.OriginalString);
        json.WriteString("proxy_url", Url.OriginalString);
        json.Text("content_type", ContentType);
        json.Text("description", Description);
        json.WriteEndObject();
    }
}
