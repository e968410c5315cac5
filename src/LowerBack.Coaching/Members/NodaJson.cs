using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Members;

/// <summary>A moment as ISO 8601 in UTC, to the tick. The base library's own reading and writing, since a sweep does this in the millions.</summary>
public sealed class InstantJson : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.FromDateTimeUtc(reader.GetDateTime().ToUniversalTime());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToDateTimeUtc());
}

/// <summary>A day as ISO 8601.</summary>
public sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDate.FromDateTime(reader.GetDateTime());

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[10];
        value.ToDateOnly().TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>A time of day as ISO 8601.</summary>
public sealed class LocalTimeJson : JsonConverter<LocalTime>
{
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Utf8Parser.TryParse(reader.ValueSpan, out TimeSpan time, out _, 'c')
            ? LocalTime.FromTicksSinceMidnight(time.Ticks)
            : throw new JsonException("Not a time of day such as 08:30:00.");

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[16];
        Utf8Formatter.TryFormat(TimeSpan.FromTicks(value.TickOfDay), text, out var length, 'c');
        writer.WriteStringValue(text[..length]);
    }
}
