using System.Security.Cryptography;

namespace LowerBack.Coaching.Privacy;

/// <summary>
/// A receipt of an erasure: twelve random characters of Crockford's base 32, which has no letter that is taken for a digit.
/// That is 60 bits: with a hundred thousand receipts kept and a thousand guesses a second, a hit takes centuries, and what it
/// would find is a date and some counts.
/// </summary>
internal static class Receipt
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    /// <summary>A new one, as it is stored.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is shown: in groups of four.</summary>
    public static string Show(string receipt) => string.Join('-', receipt.Chunk(Group).Select(group => new string(group)));

    /// <summary>What somebody typed, as it is stored: in any case, grouped in any way, O for 0, I and L for 1. Null where it is no receipt.</summary>
    public static string? Read(string typed)
    {
        var read = string.Concat(typed.ToUpperInvariant().Where(sign => sign != '-' && !char.IsWhiteSpace(sign)).Select(sign => sign switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => sign,
        }));
        return read.Length == Length && read.All(Alphabet.Contains) ? read : null;
    }
}
