using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using LowerBack.TestKit.Contract;

namespace LowerBack.Discord.Tests.Contract;

/// <summary>What Discord asks of a client beyond a good conversation, over real connections.</summary>
public sealed class AcceptanceTests : IAsyncLifetime
{
    private readonly ScriptedCoach _coach = new();
    private readonly TaskCompletionSource _thought = new();
    private WireHost _host = null!;
    private User _ann = null!;
    private Channel _office = null!;

    private FakeDiscordServer Discord => _host.Discord;

    private FakeApp App => _host.App;

    private FakeTime Time => Discord.Time;

    public async Task InitializeAsync()
    {
        // No heartbeats are due, so that a clock that leaps costs no connection.
        _host = await FakeTime.Standing().StartAsync(_coach, new FakeDiscordOptions { HeartbeatInterval = TimeSpan.FromHours(1) });
        _ann = App.AddUser();
        _office = App.AddGuild(members: [_ann]).Channels[0];
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_comes_again_while_it_is_answered_is_answered_once()
    {
        var asked = await AskSlowlyAsync();
        App.Repeat(asked);
        await WireHost.HeardAsync();
        Time.Advance(Intake.DeferAfter);
        await _host.UntilAsync(() => asked.Answer == CallbackKind.DeferredMessage);
        _thought.SetResult();
        await _host.AnsweredAsync();
        Assert.Equal(["/routine"], Texts(_office));
        Assert.Empty(Discord.Violations);
    }

    [Fact]
    public async Task What_is_more_than_an_app_may_say_where_only_somebody_brought_it_is_said_directly()
    {
        var elsewhere = App.AddGuild("Elsewhere", [_ann], hasBot: false).Channels[0];
        _coach.Answers = _ => new([.. Enumerable.Range(1, 8).Select(number => new Whisper(new ChatMessage(Prose.Plain($"{number}"))))]);
        App.Slash(_ann, "routine", elsewhere);
        Assert.True(await Time.UntilAsync(() => Texts(elsewhere).Count() == 6, TimeSpan.FromSeconds(4)));
        Time.Advance(TimeSpan.FromSeconds(5));
        await _host.AnsweredAsync();
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Texts(elsewhere));
        Assert.Equal(["7", "8"], Texts(App.Direct(_ann)));
        Assert.All(Discord.Violations, violation => Assert.Equal("followups", violation.Rule));
        Assert.DoesNotContain(_host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_answer_comes_in_time_while_the_limit_of_the_channel_is_used_up()
    {
        Discord.ExhaustMessages(App.Direct(_ann));
        App.Say(_ann, "hello");
        await _host.UntilAsync(() => Discord.Statuses.ContainsKey(429));
        var asked = App.Slash(_ann, "routine");
        await WireHost.HeardAsync();
        Time.Advance(Intake.DeferAfter);
        await _host.UntilAsync(() => asked.Answer == CallbackKind.DeferredMessage);
        Time.Advance(TimeSpan.FromSeconds(5));
        await _host.AnsweredAsync();
        Assert.Equal(["/routine", "You said hello"], Texts(App.Direct(_ann)).Order());
        Assert.Empty(App.Failed);
    }

    [Fact]
    public async Task A_turn_that_outlasts_its_interaction_is_answered_directly_and_the_bot_goes_on()
    {
        await AskSlowlyAsync();
        Time.Advance(Intake.DeferAfter);
        await _host.UntilAsync(() => App.Unanswered.Count == 0);
        Time.Advance(TimeSpan.FromMinutes(16));
        _thought.SetResult();
        await _host.AnsweredAsync();
        Assert.Equal(["/routine"], Texts(App.Direct(_ann)));
        App.Say(_ann, "hello");
        await _host.AnsweredAsync();
        Assert.Equal(["/routine", "You said hello"], Texts(App.Direct(_ann)));
    }

    [Theory]
    [InlineData("callback")]
    [InlineData("POST /channels/{channel}/messages")]
    public async Task What_arrived_and_was_not_confirmed_stands_there_once(string route)
    {
        Discord.Faults.Add(new Fault(FaultKind.ResetAfter, route));
        _ = route == "callback" ? (object)App.Slash(_ann, "routine") : App.Say(_ann, "hello");
        await _host.AnsweredAsync();
        Assert.Single(Texts(App.Direct(_ann)));
        Assert.Empty(Discord.Faults.Waiting);
    }

    [Theory]
    [InlineData(Door.RefusesMessages)]
    [InlineData(Door.RefusesOpening)]
    [InlineData(Door.NoMutualGuilds)]
    [InlineData(Door.MissingAccess)]
    public async Task Who_cannot_be_written_to_is_told_where_they_pressed_and_is_not_written_to_again(Door door)
    {
        _coach.Answers = said => new([new Say(new ChatMessage(Prose.Plain("Come along."), new ButtonRow(new PrivateChatButton("Open"))))]);
        App.Slash(_ann, "routine", _office);
        await _host.AnsweredAsync();
        App.SetDoor(_ann, door);
        App.Press(_ann, "Open", _office);
        await _host.AnsweredAsync();
        Assert.Contains("/start", Texts(_office).Last(), StringComparison.Ordinal);
        Assert.Empty(App.Said(_ann));
        Assert.Empty(Discord.Violations);

        // What they do there themselves is answered.
        App.Slash(_ann, "start");
        await _host.AnsweredAsync();
        Assert.Equal(["Come along."], Texts(App.Direct(_ann)));
    }

    [Fact]
    public async Task Commands_are_written_when_they_changed_and_only_then()
    {
        const string Commands = "/applications/{application}/commands";
        foreach (var (coach, written) in new (ICoach, int)[] { (_coach, 1), (new WordCoach(), 2), (new WordCoach(), 2) })
        {
            await _host.StopAsync();
            Time.Advance(TimeSpan.FromSeconds(6));
            var asked = Discord.Counts[$"GET {Commands}"];
            var starting = WireHost.StartBeforeAsync(Discord, coach);
            await Time.UntilDoneAsync(starting);
            _host = await starting;
            Assert.True(await Time.UntilAsync(() => Discord.Counts[$"GET {Commands}"] > asked && Discord.Counts[$"PUT {Commands}"] >= written, TimeSpan.FromMinutes(1)));
            await _host.AnsweredAsync();
            Assert.Equal(written, Discord.Counts[$"PUT {Commands}"]);
        }
    }

    /// <summary>A command whose answer takes until a test says so.</summary>
    private async Task<Interaction> AskSlowlyAsync()
    {
        _coach.Thinking = _thought.Task;
        var asked = App.Slash(_ann, "routine", _office);
        await WireHost.HeardAsync();
        return asked;
    }

    private IEnumerable<string> Texts(Channel channel) => App.Said(channel, _ann).Select(message => message.Text);
}
