using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using Microsoft.Extensions.Hosting;

namespace LowerBack.Discord.Tests.Gateway;

/// <summary>Where coming back would end the same way, the coach stays away and says what a person has to do.</summary>
public sealed class FatalCloseTests : IAsyncLifetime
{
    private readonly FakeTime _time = FakeTime.Standing();
    private WireHost _host = null!;

    private FakeGateway Gateway => _host.Discord.Gateway;

    public async Task InitializeAsync() => _host = await _time.StartAsync(new ScriptedCoach());

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Environment.ExitCode = 0;
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "Update LowerBack")]
    [InlineData(4013, "direct messages")]
    [InlineData(4014, "direct messages")]
    public async Task It_stops_with_the_remedy_in_the_log_and_in_the_standing(int code, string remedy)
    {
        var stopping = new TaskCompletionSource();
        await using var onStop = _host.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        Gateway.Close(code);
        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await _time.PassAsync(TimeSpan.FromMinutes(10), () => TimeSpan.FromSeconds(30));
        var objection = _host.Get<DiscordStanding>().Objection;
        Assert.Contains(remedy, objection, StringComparison.Ordinal);
        Assert.Single(_host.Log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.EndsWith(objection!, StringComparison.Ordinal));
        Assert.Equal((1, 1), (Gateway.Count("connect"), Environment.ExitCode));
        Assert.Empty(_host.Discord.Violations);
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_the_coach_is_away_stops_it_too()
    {
        Gateway.Kill();
        _host.App.RevokeToken();
        Assert.True(await _time.UntilAsync(() => _host.Get<DiscordStanding>().Objection is not null, TimeSpan.FromMinutes(1)));
        await _time.PassAsync(TimeSpan.FromMinutes(10), () => TimeSpan.FromSeconds(30));
        Assert.Contains("Discord:Token", _host.Get<DiscordStanding>().Objection, StringComparison.Ordinal);
        Assert.Equal(2, Gateway.Count("connect"));
    }
}
