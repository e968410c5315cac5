using LowerBack.Coaching.Reminders;

namespace LowerBack.Coaching.Tests.Reminders;

public sealed class MemberPhaseTests
{
    /// <summary>Worked out once. Another value would move the reminders of everybody.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", 0.65244848637403219)]
    [InlineData("00000000-0000-0000-0000-000000000001", 0.36818951565166946)]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", 0.49483713503185567)]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a8057", 0.73358909868306044)]
    public void A_member_keeps_their_place_for_life(string member, double phase) =>
        Assert.Equal(phase, MemberPhase.Of(Guid.Parse(member)), 15);

    [Fact]
    public void Members_are_spread_evenly_even_if_their_ids_are_neighbours()
    {
        const int Bins = 100, Members = 100_000;
        foreach (Func<int, Guid> id in new Func<int, Guid>[] { n => new Guid(n, 0, 0, new byte[8]), n => new Guid(0, 0, 0, BitConverter.GetBytes((long)n)) })
        {
            var bins = new int[Bins];
            for (var n = 0; n < Members; n++)
                bins[(int)(MemberPhase.Of(id(n)) * Bins)]++;
            // Chi-square with 99 degrees of freedom: 148.2 is passed by chance once in a thousand.
            Assert.True(bins.Sum(count => Math.Pow(count - (Members / Bins), 2) / (Members / Bins)) < 148.2);
        }
    }
}
