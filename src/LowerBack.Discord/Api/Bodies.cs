using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LowerBack.Discord.Api;

/// <summary>A body that remembers whether it has begun to leave: until then Discord cannot have acted on it.</summary>
internal sealed class OutgoingBody(HttpContent inner) : HttpContent
{
    public bool Left { get; private set; }

    /// <summary>For calls without a body, which can be repeated as they are.</summary>
    public static OutgoingBody Nothing() => new(new ByteArrayContent([]));

    /// <summary>JSON alone, or with files as parts after it.</summary>
    public static OutgoingBody Of<T>(T request, JsonTypeInfo<T> type, ImmutableArray<Upload> files)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        if (files.IsDefaultOrEmpty)
            return Of(json, "application/json");
        var boundary = Guid.NewGuid().ToString("n");
        var parts = new MultipartFormDataContent(boundary) { Part(json, "payload_json", "application/json", file: null) };
        for (var i = 0; i < files.Length; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"files[{i}]");
            parts.Add(Part(new ReadOnlyMemoryContent(files[i].Content), name, files[i].MediaType, files[i].Name));
        }

        // The boundary is plain letters; quoted, as .NET writes it, not every parser reads it.
        return Of(parts, $"multipart/form-data; boundary={boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        return inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static OutgoingBody Of(HttpContent inner, string type)
    {
        var body = new OutgoingBody(inner);
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return body;
    }

    private static HttpContent Part(HttpContent content, string name, string type, string? file)
    {
        // Set by hand, with quotes: .NET leaves them off, and not every parser reads names without.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        if (file is not null)
            content.Headers.ContentDisposition.FileName = $"\"{file}\"";
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
