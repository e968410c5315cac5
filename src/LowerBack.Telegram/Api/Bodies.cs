using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LowerBack.Telegram.Api;

/// <summary>A body that remembers whether it has begun to leave: until then Telegram cannot have acted on it.</summary>
internal sealed class OutgoingBody(HttpContent inner) : HttpContent
{
    public bool Left { get; private set; }

    /// <summary>Arguments as JSON.</summary>
    public static OutgoingBody Json<T>(T request, JsonTypeInfo<T> type) =>
        Of(new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type)), "application/json");

    /// <summary>Arguments and a file, as parts: every argument that is not a text is written as JSON.</summary>
    public static OutgoingBody Parts<T>(T request, JsonTypeInfo<T> type, Upload file)
    {
        var boundary = Guid.NewGuid().ToString("n");
        var parts = new MultipartFormDataContent(boundary);
        foreach (var argument in JsonSerializer.SerializeToElement(request, type).EnumerateObject())
        {
            var value = argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText();
            parts.Add(Part(new StringContent(value), argument.Name));
        }

        var content = Part(new ReadOnlyMemoryContent(file.Content), file.Part);
        content.Headers.ContentDisposition!.FileName = $"\"{file.Name}\"";
        content.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        parts.Add(content);
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

    private static HttpContent Part(HttpContent content, string name)
    {
        content.Headers.ContentType = null;
        // Set by hand, because Telegram wants the name in quotes and .NET leaves them off.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        return content;
    }
}
