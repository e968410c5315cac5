using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LowerBack.FakeTelegram.Wire;

/// <summary>Reads a call's arguments in all four encodings: query string, form, JSON and multipart.</summary>
internal static class ArgumentReader
{
    private const int ParameterBytes = 1024 * 1024;
    private const int MostFiles = 50;
    private const int LongestBoundary = 70;

    /// <exception cref="Refusal">The request is larger than the front-end reads, or makes no sense.</exception>
    public static async ValueTask<Arguments> ReadAsync(HttpRequest request)
    {
        var arguments = new Arguments();
        if (request.QueryString.HasValue)
        {
            foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
                arguments.Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }

        var type = request.ContentType;
        if (type is null || HttpMethods.IsGet(request.Method))
            return arguments;
        if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            await ReadPartsAsync(request, type, arguments);
        else if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await ReadBodyAsync(request, arguments, ReadJson);
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            await ReadBodyAsync(request, arguments, ReadForm);
        return arguments;
    }

    private static async ValueTask ReadBodyAsync(HttpRequest request, Arguments arguments, Action<ReadOnlySequence<byte>, Arguments> read)
    {
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (result.Buffer.Length > ParameterBytes)
                throw TooLarge();
            if (result.IsCompleted)
            {
                read(result.Buffer, arguments);
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return;
            }

            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static void ReadJson(ReadOnlySequence<byte> body, Arguments arguments)
    {
        if (body.IsEmpty)
            return;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Refusal.Bad("can't parse parameters JSON object");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                arguments.Add(member.Name, member.Value.ValueKind == JsonValueKind.String
                    ? member.Value.GetString()!
                    : member.Value.GetRawText());
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Refusal.Bad("can't parse parameters JSON object");
        }
    }

    private static void ReadForm(ReadOnlySequence<byte> body, Arguments arguments)
    {
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
            arguments.Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
    }

    private static async Task ReadPartsAsync(HttpRequest request, string type, Arguments arguments)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var parsed) || parsed.Boundary.Length == 0)
            throw Refusal.Bad("boundary not found");
        var boundary = HeaderUtilities.RemoveQuotes(parsed.Boundary).ToString();
        if (boundary.Length > LongestBoundary)
            throw Refusal.Bad("boundary too big");
        var reader = new MultipartReader(boundary, request.Body);
        var left = ParameterBytes;
        try
        {
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
                left -= await ReadPartAsync(section, arguments, left);
        }
        catch (Exception fault) when (fault is InvalidDataException || (fault is IOException && !request.HttpContext.RequestAborted.IsCancellationRequested))
        {
            throw Refusal.Bad("can't parse multipart/form-data");
        }
    }

    private static async Task<int> ReadPartAsync(MultipartSection section, Arguments arguments, int left)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || disposition.Name.Length == 0)
            throw Refusal.Bad("can't parse multipart/form-data");
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        using var bytes = new MemoryStream();
        await section.Body.CopyToAsync(bytes);
        // Only filename makes a part a file, and is taken literally; filename* is not looked at.
        if (disposition.Parameters.FirstOrDefault(one => one.Name.Equals("filename", StringComparison.OrdinalIgnoreCase)) is { } fileName)
        {
            if (arguments.Files.Count == MostFiles)
                throw TooLarge();
            arguments.Add(name, new Upload(HeaderUtilities.RemoveQuotes(fileName.Value).ToString(), section.ContentType, bytes.ToArray()));
            return 0;
        }

        if (bytes.Length > left)
            throw TooLarge();
        arguments.Add(name, Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        return (int)bytes.Length;
    }

    private static Refusal TooLarge() => new(413, "Request Entity Too Large") { Rule = "request size" };
}
