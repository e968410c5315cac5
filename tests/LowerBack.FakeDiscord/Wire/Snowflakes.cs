using System.Globalization;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>Ids that tell their moment: milliseconds since 2015 above 22 bits that count. Each is greater than the one before.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long Epoch = 1_420_070_400_000;
    private long _last;

    public ulong Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, (time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return (ulong)next;
        }
    }

    /// <exception cref="Refusal">It is none.</exception>
    public static ulong Read(string text, string place) => TryRead(text, out var id)
        ? id
        : throw Form.Bad(place, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");

    public static bool TryRead(string? text, out ulong id) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
