using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace LowerBack.Discord.Receiving;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, section 5.1.7), which the base library does not. Everything here is public, so it
/// need not take the same time for everything; a signature takes some milliseconds.
/// </summary>
internal static class Ed25519
{
    /// <summary>Bytes of a key and of a signature.</summary>
    public const int KeySize = 32, SignatureSize = 64;

    /// <summary>The field: numbers modulo this prime.</summary>
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;

    /// <summary>The order of the base point.</summary>
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    /// <summary>The curve: -x² + y² = 1 + dx²y².</summary>
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    private static readonly Point Zero = new(0, 1, 1, 0);

    private static readonly Point Base = Decode(Bytes(Mod(4 * Inverse(5)))) ?? throw new InvalidOperationException("The base point is not on the curve.");

    /// <summary>Whether the owner of the key signed the message.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != KeySize || signature.Length != SignatureSize || Decode(key) is not { } a || Decode(signature[..32]) is not { } r)
            return false;
        var s = Number(signature[32..]);
        // Without this a signature could be changed into another that verifies.
        if (s >= L)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(signature[..32]);
        hash.AppendData(key);
        hash.AppendData(message);
        var k = Number(hash.GetHashAndReset()) % L;
        return Multiply(s, Base).Equals(Add(r, Multiply(k, a)));
    }

    private static Point? Decode(ReadOnlySpan<byte> bytes)
    {
        Span<byte> withoutSign = stackalloc byte[32];
        bytes.CopyTo(withoutSign);
        withoutSign[31] &= 0x7f;
        var y = Number(withoutSign);
        if (y >= P)
            return null;
        var odd = (bytes[31] & 0x80) != 0;
        var square = Mod((y * y - 1) * Inverse(Mod(D * y * y + 1)));
        var x = BigInteger.ModPow(square, (P + 3) / 8, P);
        if (Mod(x * x - square) != 0)
            x = Mod(x * RootOfMinusOne);
        if (Mod(x * x - square) != 0 || (x.IsZero && odd))
            return null;
        if (x.IsEven == odd)
            x = P - x;
        return new Point(x, y, 1, Mod(x * y));
    }

    private static Point Multiply(BigInteger times, Point point)
    {
        var sum = Zero;
        for (; times > 0; times >>= 1)
        {
            if (!times.IsEven)
                sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    /// <summary>In extended coordinates, where one formula holds for all points.</summary>
    private static Point Add(Point one, Point other)
    {
        var a = Mod((one.Y - one.X) * (other.Y - other.X));
        var b = Mod((one.Y + one.X) * (other.Y + other.X));
        var c = Mod(2 * one.T * other.T % P * D);
        var d = Mod(2 * one.Z * other.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Mod(BigInteger value)
    {
        var rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    /// <summary>x = X/Z, y = Y/Z, T = XY/Z.</summary>
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public bool Equals(Point other) => Mod(X * other.Z - other.X * Z).IsZero && Mod(Y * other.Z - other.Y * Z).IsZero;

        public override int GetHashCode() => 0;
    }
}
