using LowerBack.Coaching.Privacy;

namespace LowerBack.Coaching.Tests.Privacy;

public sealed class ReceiptTests
{
    [Theory]
    [InlineData("7QK2-M9XA-TDR4", "7QK2M9XATDR4")]
    [InlineData("7qk2m9xatdr4", "7QK2M9XATDR4")]
    [InlineData(" 7qk2 m9xa tdr4 ", "7QK2M9XATDR4")]
    [InlineData("o0iI-lL11-0000", "001111110000")]
    [InlineData("7QK2-M9XA-TDR", null)]
    [InlineData("7QK2-M9XA-TDR45", null)]
    [InlineData("7QK2-M9XA-TDRU", null)]
    [InlineData("7QK2-M9XA-TDR!", null)]
    [InlineData("７QK2-M9XA-TDR4", null)]
    [InlineData("", null)]
    public void What_is_typed_is_read_as_people_type_it(string typed, string? receipt) => Assert.Equal(receipt, Receipt.Read(typed));

    [Fact]
    public void A_new_one_reads_as_itself_and_no_two_are_the_same()
    {
        var receipts = Enumerable.Range(0, 1000).Select(_ => Receipt.New()).ToList();
        Assert.All(receipts, receipt => Assert.Equal(receipt, Receipt.Read(Receipt.Show(receipt))));
        Assert.Equal(1000, receipts.Distinct().Count());
    }
}
