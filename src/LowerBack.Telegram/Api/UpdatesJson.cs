using System.Collections.Immutable;
using System.Text.Json;
using static LowerBack.Telegram.Api.TelegramJson;

namespace LowerBack.Telegram.Api;

/// <summary>
/// Reads updates so that one that makes no sense cannot hold up the others: it counts as one with nothing in it, is
/// confirmed like any other and does not come again.
/// </summary>
internal static class UpdatesJson
{
    /// <summary>Taking JSON apart needs no stack, so nesting has no bound here: what is too deep to be read must be confirmed too.</summary>
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>An answer to getUpdates.</summary>
    /// <exception cref="JsonException">It is not JSON at all.</exception>
    public static Envelope<ImmutableArray<Update>>? ReadBatch(byte[] answer)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(answer, Wire.Updates);
            return envelope is { Ok: true, Result.IsDefault: true } ? envelope with { Result = [] } : envelope;
        }
        catch (JsonException)
        {
            using var loose = JsonDocument.Parse(answer, AnyDepth);
            if (loose.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("ok", out var ok) || ok.ValueKind != JsonValueKind.True
                || !root.TryGetProperty("result", out var updates) || updates.ValueKind != JsonValueKind.Array)
            {
                throw;
            }

            return new(Ok: true, [.. updates.EnumerateArray().Select(One).OfType<Update>()], null, null, null);
        }
    }

    /// <summary>The body of a webhook; null where it is no update at all.</summary>
    public static Update? ReadOne(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out var element) ? One(element.Value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Update? One(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || NumberOf(element) is not { } id)
            return null;
        try
        {
            return element.Deserialize(Wire.Update);
        }
        catch (JsonException)
        {
            return new Update(id);
        }
    }

    private static long? NumberOf(JsonElement update)
    {
        try
        {
            return update.TryGetProperty("update_id", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var id) ? id : null;
        }
        catch (InvalidOperationException)
        {
            // The name of a member has half a character in it, so it cannot be compared.
            return null;
        }
    }
}
