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
            var loose = JsonSerializer.Deserialize(answer, Wire.Anything);
            if (loose is not { Ok: true, Result.ValueKind: JsonValueKind.Array })
                throw;
            return new(Ok: true, [.. loose.Result.EnumerateArray().Select(One).OfType<Update>()], null, null, null);
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
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("update_id", out var number)
            || number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out var id))
        {
            return null;
        }

        try
        {
            return element.Deserialize(Wire.Update);
        }
        catch (JsonException)
        {
            return new Update(id);
        }
    }
}
