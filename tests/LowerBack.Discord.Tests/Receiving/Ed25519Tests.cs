using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>The vectors of RFC 8032, section 7.1, and what must not verify.</summary>
public sealed class Ed25519Tests
{
    private const string Key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private const string Signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(Key, "72", Signature)]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_vectors_of_the_standard_verify(string key, string message, string signature) =>
        Assert.True(Verify(key, message, signature));

    [Fact]
    public void Nothing_else_does()
    {
        Assert.False(Verify(Key, "73", Signature));
        Assert.False(Verify(Key, "7200", Signature));
        for (var at = 0; at < 64; at += 7)
        {
            var changed = Convert.FromHexString(Signature);
            changed[at] ^= 1;
            Assert.False(Verify(Key, "72", Convert.ToHexString(changed)), $"Byte {at}");
        }

        Assert.False(Verify(Key, "72", Signature[..126]));
        Assert.False(Verify(Key[..62], "72", Signature));
        // y = p, which is not a number of the field.
        Assert.False(Verify("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "72", Signature));
    }

    [Fact]
    public void A_signature_that_was_made_into_another_by_adding_the_order_does_not_verify()
    {
        var bytes = Convert.FromHexString(Signature);
        var order = System.Numerics.BigInteger.Pow(2, 252) + System.Numerics.BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var more = new System.Numerics.BigInteger(bytes.AsSpan(32), isUnsigned: true) + order;
        bytes.AsSpan(32).Clear();
        Assert.True(more.TryWriteBytes(bytes.AsSpan(32), out _, isUnsigned: true));
        Assert.False(Verify(Key, "72", Convert.ToHexString(bytes)));
    }

    private static bool Verify(string key, string message, string signature) =>
        Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));
}
