using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>An uploaded file.</summary>
/// <param name="Name">The file name as it came.</param>
internal sealed record Upload(string Name, string? ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>What a request brings along: JSON, alone or as payload_json beside files.</summary>
internal sealed class Body
{
    private const int MostBytes = 25 * 1024 * 1024;
    private const int MostFiles = 10;

    public static readonly Body None = new();

    /// <summary>An object or a list; undefined where there is no body.</summary>
    public JsonElement Json { get; private set; }

    /// <summary>Files by the number in files[n].</summary>
    public SortedDictionary<int, Upload> Files { get; } = [];

    /// <summary>What the service lets pass but should not be done.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether the JSON holds a text, as it was written.</summary>
    public bool Holds(string text) => Json.ValueKind != JsonValueKind.Undefined && Json.GetRawText().Contains(text, StringComparison.Ordinal);

    /// <exception cref="Refusal">It is too large, or no JSON.</exception>
    public static async ValueTask<Body> ReadAsync(string? type, PipeReader reader, CancellationToken stop)
    {
        var body = new Body();
        if (type?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
            await body.ReadPartsAsync(type, reader.AsStream(), stop);
        else
            body.Json = await ReadJsonAsync(type, reader, stop);
        return body;
    }

    private static async ValueTask<JsonElement> ReadJsonAsync(string? type, PipeReader reader, CancellationToken stop)
    {
        while (true)
        {
            var result = await reader.ReadAsync(stop);
            if (result.Buffer.Length > MostBytes)
                throw Refusal.TooLarge();
            if (result.IsCompleted)
            {
                var json = result.Buffer.IsEmpty ? default
                    : type?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true ? Parse(result.Buffer)
                    : throw Form.Bad("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}.");
                reader.AdvanceTo(result.Buffer.End);
                return json;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static JsonElement Parse(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return bytes.IsSingleSegment ? JsonElement.Parse(bytes.FirstSpan) : JsonElement.Parse(bytes.ToArray());
        }
        catch (JsonException)
        {
            throw Refusal.BadJson();
        }
    }

    private async Task ReadPartsAsync(string type, Stream stream, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var parsed) || parsed.Boundary.Length == 0)
            throw Form.Bad("", "CONTENT_TYPE_INVALID", "There is no boundary.");
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(parsed.Boundary).ToString(), stream);
        var size = 0;
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                size += await ReadPartAsync(section, stop);
                if (size > MostBytes)
                    throw Refusal.TooLarge();
            }
        }
        catch (Exception fault) when (fault is InvalidDataException || (fault is IOException && !stop.IsCancellationRequested))
        {
            throw Refusal.BadJson();
        }
    }

    private async Task<int> ReadPartAsync(MultipartSection section, CancellationToken stop)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || disposition.Name.Length == 0)
            throw Refusal.BadJson();
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        using var bytes = new MemoryStream();
        await section.Body.CopyToAsync(bytes, stop);
        if (name == "payload_json")
            Json = Parse(new ReadOnlySequence<byte>(bytes.ToArray()));
        else if (name.StartsWith("files[", StringComparison.Ordinal) && name.EndsWith(']')
            && int.TryParse(name.AsSpan(6, name.Length - 7), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MostFiles)
            Keep(number, HeaderUtilities.RemoveQuotes(disposition.FileName).ToString(), section.ContentType, bytes.ToArray());
        else
            Complaint = $"There is no part {name}; files are files[0] to files[9], the rest is payload_json.";
        return (int)bytes.Length;
    }

    private void Keep(int number, string name, string? type, byte[] bytes)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            Complaint = $"The file name «{name}» of files[{number}] is not made of letters, digits, '-', '_' and '.'.";
        Files[number] = new Upload(name, type, bytes);
    }
}
