using LowerBack.Discord.Api;
using LowerBack.Discord.Gateway;
using LowerBack.TestKit;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>Sessions begin only as often as Discord permits.</summary>
public sealed class IdentifyGateTests
{
    private readonly ManualTime _time = new();
    private readonly IdentifyGate _gate;

    public IdentifyGateTests() => _gate = new IdentifyGate(_time);

    [Fact]
    public async Task Shards_that_share_a_key_begin_five_seconds_apart_and_the_others_beside_them()
    {
        _gate.Closed(0, Limit(together: 2));
        Task[] turns = [.. Enumerable.Range(0, 6).Select(shard => _gate.AwaitTurnAsync(shard, default))];
        foreach (var begun in new[] { 2, 4, 6 })
        {
            // Until the others wait for their time too: what begins to wait later is let through later.
            while (turns.Count(turn => turn.IsCompleted) < begun || _time.Waiting < turns.Length - begun)
                await Task.Yield();
            Assert.Equal(begun, turns.Count(turn => turn.IsCompleted));
            _time.Advance(TimeSpan.FromSeconds(5.5));
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_while_it_waits_has_used_up_no_turn()
    {
        await _gate.AwaitTurnAsync(0, default);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var broken = new CancellationTokenSource();
            var waiting = _gate.AwaitTurnAsync(0, broken.Token);
            await broken.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        var next = _gate.AwaitTurnAsync(0, default);
        _time.Advance(TimeSpan.FromSeconds(5.5));
        await next.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, _gate.Closed(0, limit: null));
    }

    [Fact]
    public void After_twenty_within_an_hour_the_next_comes_an_hour_after_the_first()
    {
        for (var begun = 0; begun < IdentifyGate.MostPerHour; begun++)
        {
            Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (_gate.Closed(0, Limit()), _gate.Take(0)));
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(10 * IdentifyGate.MostPerHour), _gate.Closed(0, Limit()));
        Assert.Equal(TimeSpan.Zero, _gate.Closed(1, Limit()));
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(10 * IdentifyGate.MostPerHour));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (_gate.Closed(0, Limit()), _gate.Take(0)));
        Assert.Equal(TimeSpan.FromSeconds(10), _gate.Closed(0, Limit()));
    }

    [Fact]
    public void Where_the_days_sessions_are_used_up_none_is_begun_until_there_are_new_ones() =>
        Assert.Equal(TimeSpan.FromHours(4), _gate.Closed(0, Limit() with { Remaining = 0, ResetAfter = 14_400_000 }));

    private static SessionStartLimit Limit(int together = 1) => new(999, 14_400_000, together);
}
