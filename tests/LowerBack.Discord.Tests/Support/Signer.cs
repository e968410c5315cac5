using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace LowerBack.Discord.Tests.Support;

/// <summary>Signs as Discord does (RFC 8032, section 5.1.6), with a key of the tests' own. Slow, and for tests only.</summary>
internal static class Signer
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly byte[] Hash = SHA512.HashData(new byte[32]);

    private static readonly (BigInteger X, BigInteger Y) Base = (
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", CultureInfo.InvariantCulture),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", CultureInfo.InvariantCulture));

    private static readonly BigInteger Secret = Clamped();
    private static readonly byte[] Key = Encode(Multiply(Secret, Base));

    public static string PublicKey { get; } = Convert.ToHexStringLower(Key);

    public static (string Signature, string Timestamp) Sign(string timestamp, string body)
    {
        var message = Encoding.UTF8.GetBytes(timestamp + body);
        var r = Number(SHA512.HashData([.. Hash[32..], .. message])) % L;
        var point = Encode(Multiply(r, Base));
        var k = Number(SHA512.HashData([.. point, .. Key, .. message])) % L;
        return (Convert.ToHexStringLower([.. point, .. Bytes((r + (k * Secret)) % L)]), timestamp);
    }

    private static BigInteger Clamped()
    {
        var low = Hash[..32];
        low[0] &= 248;
        low[31] = (byte)((low[31] & 127) | 64);
        return Number(low);
    }

    private static (BigInteger X, BigInteger Y) Multiply(BigInteger times, (BigInteger X, BigInteger Y) point)
    {
        (BigInteger X, BigInteger Y) sum = (0, 1);
        for (; times > 0; times >>= 1)
        {
            if (!times.IsEven)
                sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    private static (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b)
    {
        var both = Mod(D * a.X * b.X % P * a.Y * b.Y);
        return (Mod((a.X * b.Y + b.X * a.Y) * Inverse(1 + both)), Mod((a.Y * b.Y + a.X * b.X) * Inverse(Mod(1 - both))));
    }

    private static byte[] Encode((BigInteger X, BigInteger Y) point)
    {
        var bytes = Bytes(point.Y);
        bytes[31] |= (byte)(point.X.IsEven ? 0 : 128);
        return bytes;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Mod(BigInteger value) => ((value % P) + P) % P;

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }
}
