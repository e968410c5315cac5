using System.Numerics;
using System.Security.Cryptography;

namespace LowerBack.FakeDiscord.Endpoint;

/// <summary>
/// An Ed25519 key that signs (RFC 8032), written out since .NET has none. Not hardened against anybody who measures time: it
/// signs what a test could sign as well.
/// </summary>
internal sealed class SigningKey
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", provider: null);
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly Point Base = new(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", provider: null),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", provider: null));

    private readonly BigInteger _scalar;
    private readonly byte[] _prefix;
    private readonly byte[] _public;

    /// <summary>A key of its own for every fake.</summary>
    public SigningKey()
        : this(RandomNumberGenerator.GetBytes(32))
    {
    }

    public SigningKey(ReadOnlySpan<byte> seed)
    {
        var hash = SHA512.HashData(seed);
        hash[0] &= 248;
        hash[31] = (byte)((hash[31] & 127) | 64);
        _scalar = Number(hash.AsSpan(0, 32));
        _prefix = hash[32..];
        _public = Encode(Times(Base, _scalar));
    }

    /// <summary>The public key, 64 hex digits.</summary>
    public string Public => Convert.ToHexStringLower(_public);

    /// <summary>Signs a message; 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var nonce = Number(SHA512.HashData([.. _prefix, .. message])) % L;
        var commitment = Encode(Times(Base, nonce));
        var challenge = Number(SHA512.HashData([.. commitment, .. _public, .. message])) % L;
        return [.. commitment, .. Bytes((nonce + challenge * _scalar) % L)];
    }

    private static BigInteger Mod(BigInteger number)
    {
        var rest = number % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(number, P - 2, P);

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    private static byte[] Encode(Point point)
    {
        var inverse = Inverse(point.Z);
        var bytes = Bytes(Mod(point.Y * inverse));
        bytes[31] |= (byte)(Mod(point.X * inverse).IsEven ? 0 : 128);
        return bytes;
    }

    private static Point Times(Point point, BigInteger scalar)
    {
        var result = new Point(0, 1);
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Add(result, result);
            if (!((scalar >> bit) & 1).IsZero)
                result = Add(result, point);
        }

        return result;
    }

    /// <summary>The unified addition of twisted Edwards curves in extended coordinates; it doubles as well.</summary>
    private static Point Add(Point one, Point two)
    {
        var a = (one.Y - one.X) * (two.Y - two.X) % P;
        var b = (one.Y + one.X) * (two.Y + two.X) % P;
        var c = 2 * one.T * two.T % P * D % P;
        var d = 2 * one.Z * two.Z % P;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(e * f % P, g * h % P, f * g % P, e * h % P);
    }

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public Point(BigInteger x, BigInteger y)
            : this(x, y, BigInteger.One, Mod(x * y))
        {
        }
    }
}
