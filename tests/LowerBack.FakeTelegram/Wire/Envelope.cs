using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeTelegram.Wire;

/// <summary>What every answer of the Bot API looks like.</summary>
/// <param name="Status">The HTTP status, which is also the error_code.</param>
/// <param name="Error">The description, where it is an error.</param>
internal sealed record Envelope(int Status, string? Error, ReadOnlyMemory<byte> Body)
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>In how many seconds to come again.</summary>
    public int? RetryAfter { get; private init; }

    public static Envelope Of(IShape result) => new(200, Error: null, Written(json =>
    {
        json.WriteBoolean("ok", value: true);
        json.Shape("result", result);
        json.Text("description", (result as Done)?.Description);
    }));

    public static Envelope Of(Refusal refusal) => new(refusal.Code, refusal.Message, Written(json =>
    {
        json.WriteBoolean("ok", value: false);
        json.WriteNumber("error_code", refusal.Code);
        json.WriteString("description", refusal.Message);
        if (refusal.RetryAfter is null && refusal.MigrateTo is null)
            return;
        json.WriteStartObject("parameters");
        json.Number("retry_after", refusal.RetryAfter);
        json.Number("migrate_to_chat_id", refusal.MigrateTo);
        json.WriteEndObject();
    }))
    { RetryAfter = refusal.RetryAfter };

    public async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Body.Length;
        if (RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await http.Response.BodyWriter.WriteAsync(Body, CancellationToken.None);
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        writer ??= new Utf8JsonWriter(buffer, Writing.Options);
        writer.Reset(buffer);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
