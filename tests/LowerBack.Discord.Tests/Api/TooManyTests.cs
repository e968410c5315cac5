using System.Globalization;
using LowerBack.Discord.Api;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using Xunit.Abstractions;
using User = LowerBack.FakeDiscord.User;

namespace LowerBack.Discord.Tests.Api;

/// <summary>
/// Limits that are reached, over real connections to a server that counts. Time stands still unless a test lets it pass, so
/// what is answered meanwhile has waited for nothing.
/// </summary>
public sealed class TooManyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Messages = "POST /channels/{channel}/messages";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), RetryAfter = TimeSpan.FromSeconds(3), OneByOne = TimeSpan.FromMilliseconds(10);

    private readonly FakeTime _time = FakeTime.Standing();
    private readonly ScriptedCoach _coach = new();
    private WireHost _host = null!;
    private User _ann = null!;
    private User _ben = null!;
    private User _cleo = null!;
    private Channel _office = null!;

    private FakeApp App => _host.App;

    public async Task InitializeAsync()
    {
        _host = await _time.StartAsync(_coach);
        (_ann, _ben, _cleo) = (App.AddUser("Ann"), App.AddUser("Ben"), App.AddUser("Cleo"));
        _office = App.AddGuild("Office", [_ann, _ben, _cleo]).Channels[0];
    }

    public async Task DisposeAsync()
    {
        output.WriteLine($"{_host.Discord.Calls.Count} requests, {_host.Discord.Statuses.GetValueOrDefault(429)} of them refused with 429, {(_time.GetUtcNow() - _host.Discord.Calls[0].At).TotalSeconds} s");
        Assert.Empty(_host.Discord.Violations);
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task While_a_channel_takes_no_more_everybodys_first_answers_come_in_time()
    {
        _host.Discord.ExhaustMessages(App.Direct(_ann));
        for (var number = 1; number <= 12; number++)
            App.Say(_ann, $"{number}");
        await WireHost.HeardAsync();
        await AnsweredAtOnceAsync(_cleo);
        // Her own turn comes after those before it, and Discord is told in time that it will.
        var hers = App.Slash(_ann, "routine", _office);
        await _time.PassAsync(TimeSpan.FromSeconds(2.9));
        Assert.Equal(CallbackKind.DeferredMessage, hers.Answer);
        await AnsweredAtOnceAsync(_cleo);
        Assert.True(await _time.UntilAsync(() => App.Said(_ann).Count == 12 && hers.Original is { IsLoading: false }, TimeSpan.FromSeconds(30)));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"You said {number}"), App.Said(_ann).Select(message => message.Content));
        RepeatedInTime(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_crowd_that_writes_at_once_is_answered_at_the_pace_that_Discord_takes()
    {
        var people = Enumerable.Range(1, 200).Select(number => App.AddUser($"Person {number}")).ToList();
        foreach (var person in people)
            App.Say(person, "hello");
        await _host.UntilAsync(() => _coach.Heard.Count == people.Count);
        Assert.True(await _time.UntilAsync(() => people.All(person => App.Said(person).Count == 1), TimeSpan.FromMinutes(1)));
        Assert.Empty(Refused);
    }

    [Theory]
    [InlineData(LimitScope.User)]
    [InlineData(LimitScope.Shared)]
    [InlineData(LimitScope.Global)]
    public async Task What_was_too_many_comes_again_after_the_time_that_was_said_and_first_answers_wait_for_none(LimitScope scope)
    {
        _host.Discord.Faults.Add(new Fault(FaultKind.TooMany, Messages) { Scope = scope, RetryAfter = RetryAfter });
        for (var number = 1; number <= 4; number++)
            App.Say(_ann, $"{number}");
        await _host.UntilAsync(() => Refused.Any());
        App.Say(_ben, "me too");
        await WireHost.HeardAsync();
        await AnsweredAtOnceAsync(_cleo);
        var callsMeanwhile = _host.Discord.Counts[Messages];
        await _time.PassAsync(RetryAfter - TimeSpan.FromMilliseconds(100));
        // Another channel has a limit of its own, but not where it is the bot's altogether.
        Assert.Equal(scope == LimitScope.Global ? 0 : 1, App.Said(_ben).Count);
        Assert.Empty(App.Said(_ann));
        Assert.True(await _time.UntilAsync(() => App.Said(_ann).Count == 4 && App.Said(_ben).Count == 1, TimeSpan.FromSeconds(10)));
        Assert.True(callsMeanwhile <= 2);
        RepeatedInTime(RetryAfter);
    }

    [Fact]
    public async Task Where_the_bot_altogether_is_told_to_wait_so_do_those_who_stand_in_line_already()
    {
        var people = Enumerable.Range(1, 120).Select(number => App.AddUser($"Person {number}")).ToList();
        foreach (var person in people)
            App.Say(person, "hello");
        await WireHost.HeardAsync();
        // In steps so small that one call is on its way at a time: what has left cannot be held back.
        await _time.PassAsync(TimeSpan.FromSeconds(0.5), () => OneByOne);
        _host.Discord.Faults.Add(new Fault(FaultKind.TooMany, Messages) { Scope = LimitScope.Global, RetryAfter = RetryAfter });
        Assert.True(await _time.UntilAsync(() => Refused.Any(), TimeSpan.FromSeconds(5), () => OneByOne));
        await AnsweredAtOnceAsync(_cleo);
        await _time.UntilAsync(() => people.All(person => App.Said(person).Count == 1), TimeSpan.FromSeconds(20));
        Assert.All(people, person => Assert.Single(App.Said(person)));
        var refused = Refused.Single().At;
        Assert.DoesNotContain(_host.Discord.Calls, call => call.Route == Messages && call.At > refused && call.At < refused + RetryAfter);
        RepeatedInTime(RetryAfter);
    }

    [Fact]
    public async Task Where_the_address_is_banned_the_calls_stop_long_before_ten_thousand_and_go_on_when_that_is_over()
    {
        _host.Discord.Faults.Add(new Fault(FaultKind.Banned, Times: int.MaxValue));
        var people = Enumerable.Range(1, 40).Select(number => App.AddUser($"Person {number}")).ToList();
        var second = TimeSpan.FromSeconds(1);
        for (var minute = 0; minute < 10; minute++)
        {
            foreach (var person in people)
                App.Say(person, $"{minute}");
            await _time.PassAsync(TimeSpan.FromMinutes(1), () => second);
        }

        // Those that were on their way when it became too much had left already.
        Assert.InRange(Refused.Count(), InvalidRequests.Most, InvalidRequests.Most + 100);
        _host.Discord.Faults.Clear();
        await _time.PassAsync(TimeSpan.FromMinutes(11), () => 10 * second);
        App.Say(_ann, "again");
        Assert.True(await _time.UntilAsync(() => App.Said(_ann).Count == 1, second * 5));
        Assert.Equal(1, _host.Discord.Gateway.Count("connect"));
    }

    private IEnumerable<RecordedCall> Refused => _host.Discord.Calls.Where(call => call.Status == 429);

    private async Task AnsweredAtOnceAsync(User who) => Assert.Equal("/routine", (await App.Slash(who, "routine", _office).MessageAsync().WaitAsync(Patience))?.Content);

    /// <summary>Whatever was refused came again, and not before its time.</summary>
    private void RepeatedInTime(TimeSpan retryAfter)
    {
        foreach (var refused in Refused)
        {
            var again = _host.Discord.Calls.FirstOrDefault(call => call.At >= refused.At && call != refused && call.Path == refused.Path && $"{call.Body}" == $"{refused.Body}");
            Assert.True(again is not null, $"{refused.Route} did not come again");
            Assert.True(again.At - refused.At >= retryAfter, string.Create(CultureInfo.InvariantCulture, $"{refused.Route} came again after {(again.At - refused.At).TotalSeconds} s"));
        }
    }
}
