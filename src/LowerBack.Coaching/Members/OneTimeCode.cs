using System.Security.Cryptography;
using System.Text;

namespace LowerBack.Coaching.Members;

/// <summary>
/// A code that lets somebody in once, such as into a team. Only its hash is stored, so that nobody reads it off the store in
/// passing; it is found by that hash, so the time a search takes says nothing about how much of a guess is right.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Ten of 32 letters are 50 bits. With ten thousand codes open, a hundred thousand million guesses find one; five an hour are heard.</summary>
    public const int Length = 10;

    /// <summary>Crockford's base 32: without I, L, O and U, which are misread.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code, as it travels: ten letters and digits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The code as people read it: "K3F8A-29XMQ".</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    /// <summary>What is stored of what somebody typed, however they wrote it; null where it cannot be a code.</summary>
    public static string? HashOf(string typed) =>
        Read(typed) is { } code ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code))) : null;

    /// <summary>The code as it travels in what somebody typed, however they wrote it; null where it cannot be one.</summary>
    public static string? Read(string typed)
    {
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var letter in typed)
        {
            if (letter is '-' or ' ')
                continue;
            var read = char.ToUpperInvariant(letter) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (length == Length || !Letters.Contains(read))
                return null;
            code[length++] = read;
        }

        return length == Length ? code.ToString() : null;
    }
}
