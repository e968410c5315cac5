using System.Buffers.Binary;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// Spreads members over time, so that not everybody is written to on the clock minute: on it one Telegram bot carries
/// 2 800 members with everything on, spread it carries 37 000 (simulated: <c>capacity</c> of the benchmarks).
/// </summary>
public static class MemberPhase
{
    /// <summary>
    /// A fraction, 0 to below 1, that belongs to a member for life: the same in every process, on every machine and in every
    /// version, or everybody's reminders would move. Both halves of the id through the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    /// </summary>
    public static double Of(Guid member)
    {
        Span<byte> bytes = stackalloc byte[16];
        member.TryWriteBytes(bytes, bigEndian: true, out _);
        var hash = Mix(BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ Mix(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])));
        // 53 bits are what a double holds exactly.
        return (hash >> 11) / (double)(1UL << 53);
    }

    private static ulong Mix(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
