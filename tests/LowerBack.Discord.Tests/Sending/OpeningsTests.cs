using LowerBack.Discord.Sending;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Sending;

/// <summary>How many private chats are opened to speak first there.</summary>
public sealed class OpeningsTests
{
    private readonly ManualTime _time = new();
    private readonly Openings _openings;

    public OpeningsTests() => _openings = new Openings(_time);

    [Fact]
    public void A_few_at_once_and_then_one_each_five_seconds()
    {
        Assert.Equal([null, null, null, null, null, 5, 10, 15], Asked(1, 8));
        Assert.Equal([10], Asked(7, 1));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([null, null, 5], [.. Asked(7, 1), .. Asked(6, 1), .. Asked(8, 1)]);
    }

    [Fact]
    public void Those_opened_for_answers_count_and_wait_for_nobody()
    {
        for (var i = 0; i < 10; i++)
            _openings.Count();
        Assert.Equal([30], Asked(1, 1));
    }

    [Fact]
    public void After_too_many_there_is_peace_and_then_one_by_one()
    {
        Assert.Equal([null, null, null, null, null, 5], Asked(1, 6));
        Assert.Equal(300, _openings.Hold(after: null).TotalSeconds);
        Assert.Equal([300, 305, 310], Asked(6, 3));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([null, 5, 10], Asked(6, 3));
        Assert.Equal(7, _openings.Hold(TimeSpan.FromSeconds(7)).TotalSeconds);
    }

    [Fact]
    public void However_many_ask_not_all_are_remembered()
    {
        Assert.Equal(20_000, Asked(1, 20_000).Count);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal([null], Asked(1, 1));
    }

    /// <summary>Seconds until each is opened; null for now.</summary>
    private List<double?> Asked(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(id => _openings.Ask(new Snowflake((ulong)id))?.TotalSeconds)];
}
