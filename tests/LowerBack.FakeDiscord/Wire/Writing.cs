using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LowerBack.FakeDiscord;

/// <summary>How the fake writes JSON: letters as they are, into a buffer that each thread keeps.</summary>
internal static class Writing
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>What was written, in an array of its own.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write) => Bytes(write, static (json, act) => act(json));

    /// <summary>The same without a closure.</summary>
    public static byte[] Bytes<T>(T of, Action<Utf8JsonWriter, T> write)
    {
        buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        writer ??= new Utf8JsonWriter(buffer, Options);
        writer.Reset(buffer);
        write(writer, of);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
