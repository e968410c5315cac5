using LowerBack.Chat;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>A coach that takes a minute costs neither the connection nor anybody else's answer.</summary>
public sealed class SlowCoachTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Step = TimeSpan.FromSeconds(0.5), Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTime _time = FakeTime.Standing();
    private readonly ScriptedCoach _coach = new();
    private WireHost _host = null!;

    public async Task InitializeAsync()
    {
        _coach.ThinksAbout = said => said is CommandInvoked { Name: "exercise" } ? Task.Delay(Minute, _time) : Task.CompletedTask;
        _host = await _time.StartAsync(_coach, new FakeDiscordOptions { HeartbeatInterval = TimeSpan.FromSeconds(10) });
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Heartbeats_go_on_and_others_are_answered_at_once()
    {
        var (ann, ben) = (_host.App.AddUser("Ann"), _host.App.AddUser("Ben"));
        var office = _host.App.AddGuild("Office", [ann, ben]).Channels[0];
        var slow = _host.App.Slash(ann, "exercise", office, ("move", "bridge"));
        for (var second = 0; second < 60; second += 4)
        {
            // While time stands still: nothing was waited for.
            var quick = _host.App.Slash(ben, "routine", office);
            Assert.Equal("/routine", (await quick.MessageAsync().WaitAsync(Patience))?.Content);
            await _time.PassAsync(TimeSpan.FromSeconds(4), () => Step);
            Assert.Equal(CallbackKind.DeferredMessage, slow.Answer);
        }

        await _time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("/exercise", (await slow.MessageAsync().WaitAsync(Patience))?.Content);
        AssertConnectedAllAlong();
    }

    [Fact]
    public async Task However_many_take_a_minute_everybody_hears_within_three_seconds_that_an_answer_is_to_come()
    {
        var people = Enumerable.Range(1, 12).Select(number => _host.App.AddUser($"Person {number}")).ToList();
        var asked = people.Select(person => _host.App.Slash(person, "exercise", null, ("move", "bridge"))).ToList();
        await _time.PassAsync(TimeSpan.FromSeconds(2.9), () => Step);
        Assert.All(asked, one => Assert.Equal(CallbackKind.DeferredMessage, one.Answer));
        // As many at once as there is work for; the others' turns come after theirs.
        Assert.True(await _time.UntilAsync(() => people.All(person => _host.App.Said(person).Any(said => said.Content == "/exercise")), TimeSpan.FromMinutes(5), () => Step));
        AssertConnectedAllAlong();
    }

    private void AssertConnectedAllAlong()
    {
        Assert.True(_host.Discord.Gateway.Count("heartbeat") >= 5);
        Assert.Equal(1, _host.Discord.Gateway.Count("connect"));
        Assert.Empty(_host.App.Unanswered);
        Assert.Empty(_host.Discord.Violations);
    }
}
