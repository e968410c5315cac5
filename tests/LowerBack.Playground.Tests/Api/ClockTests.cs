using System.Net;
using LowerBack.Playground.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Playground.Tests.Api;

public sealed class ClockTests : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("PT45M", 2_700)]
    [InlineData("P1D", 86_400)]
    [InlineData("P1W", 604_800)]
    [InlineData("PT1H30M", 5_400)]
    public async Task The_clock_moves_by_a_duration(string advance, long seconds)
    {
        var clock = await _host.AskAsync("clock", new { advance });

        Assert.Equal(seconds, (long)clock["aheadSeconds"]!);
        Assert.Equal(seconds, (long)_host.Clock.Ahead.TotalSeconds);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public async Task The_next_morning_is_half_past_eight_in_the_zone_and_never_now(string zone)
    {
        for (var day = 0; day < 3; day++)
        {
            var before = _host.Clock.GetCurrentInstant();
            var clock = await _host.AskAsync("clock", new { to = "next-morning", zone });
            var local = LocalDateTimePattern.GeneralIso.Parse((string)clock["local"]!).Value;
            Assert.Equal(new LocalTime(8, 30), new LocalTime(local.Hour, local.Minute));
            var moved = InstantPattern.ExtendedIso.Parse((string)clock["now"]!).Value - before;
            Assert.InRange(moved, Duration.Epsilon, Duration.FromHours(25));
        }
    }

    [Theory]
    [InlineData("""{"advance":"-PT45M"}""")]
    [InlineData("""{"advance":"PT-45M"}""")]
    [InlineData("""{"advance":"PT0S"}""")]
    [InlineData("""{"advance":"P367D"}""")]
    [InlineData("""{"advance":"P1M"}""")]
    [InlineData("""{"advance":"PT99999999999999999H"}""")]
    [InlineData("""{"advance":"soon"}""")]
    [InlineData("""{"to":"yesterday"}""")]
    [InlineData("""{"to":"next-morning","advance":"PT1M"}""")]
    [InlineData("""{"to":"next-morning","zone":"Mars/Base"}""")]
    [InlineData("{}")]
    public async Task It_never_moves_back_nor_by_what_is_no_duration(string body)
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, "/api/clock", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Duration.Zero, _host.Clock.Ahead);
    }

    [Fact]
    public void Nothing_moves_it_back_from_inside_either() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _host.Clock.Advance(Duration.Zero));

    [Fact]
    public async Task Messages_carry_the_coachs_time()
    {
        await _host.AskAsync("clock", new { advance = "P10D" });
        var at = InstantPattern.ExtendedIso.Parse((string)(await _host.TypeAsync("hi"))["messages"]![0]!["at"]!).Value;

        Assert.InRange(at - SystemClock.Instance.GetCurrentInstant(), Duration.FromDays(9), Duration.FromDays(10));
    }
}
