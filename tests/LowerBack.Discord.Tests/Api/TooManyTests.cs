using System.Globalization;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using Xunit.Abstractions;

namespace LowerBack.Discord.Tests.Api;

/// <summary>
/// Limits that are reached, over real connections to a server that counts. Time stands still unless a test lets it pass, so
/// what is answered meanwhile has waited for nothing.
/// </summary>
public sealed class TooManyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Messages = "POST /channels/{channel}/messages";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), RetryAfter = TimeSpan.FromSeconds(3);

    private readonly FakeTime _time = FakeTime.Standing();
    private WireHost _host = null!;
    private User _ann = null!;
    private User _ben = null!;
    private Channel _office = null!;

    private FakeApp App => _host.App;

    public async Task InitializeAsync()
    {
        _host = await _time.UntilDoneAsync(WireHost.StartAsync(new ScriptedCoach(), new FakeDiscordOptions { Time = _time }));
        (_ann, _ben) = (App.AddUser("Ann"), App.AddUser("Ben"));
        _office = App.AddGuild("Office", [_ann, _ben]).Channels[0];
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
        await _host.HeardAsync();
        await AnsweredAtOnceAsync(_ben);
        // Her own turn comes after those before it, and Discord is told in time that it will.
        var hers = App.Slash(_ann, "routine", _office);
        await _time.PassAsync(TimeSpan.FromSeconds(2.9));
        Assert.Equal(CallbackKind.DeferredMessage, hers.Answer);
        await AnsweredAtOnceAsync(_ben);
        Assert.True(await _time.UntilAsync(() => App.Said(_ann).Count == 12 && hers.Original is { IsLoading: false }, TimeSpan.FromSeconds(30)));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"You said {number}"), App.Said(_ann).Select(message => message.Content));
        RepeatedInTime(TimeSpan.FromSeconds(5));
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
        await FirstRefusalAsync();
        App.Say(_ben, "me too");
        await _host.HeardAsync();
        await AnsweredAtOnceAsync(_ben);
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
        await _host.HeardAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(0.5));
        _host.Discord.Faults.Add(new Fault(FaultKind.TooMany, Messages) { Scope = LimitScope.Global, RetryAfter = RetryAfter });
        await _time.UntilDoneAsync(FirstRefusalAsync());
        await AnsweredAtOnceAsync(_ben);
        await _time.UntilAsync(() => people.All(person => App.Said(person).Count == 1), TimeSpan.FromSeconds(20));
        Assert.All(people, person => Assert.Single(App.Said(person)));
        var refused = Refused.Single().At;
        Assert.Empty(_host.Discord.Calls.Where(call => call.Route == Messages && call.At > refused + TimeSpan.FromMilliseconds(100) && call.At < refused + RetryAfter));
        RepeatedInTime(RetryAfter);
    }

    private IEnumerable<RecordedCall> Refused => _host.Discord.Calls.Where(call => call.Status == 429);

    private async Task AnsweredAtOnceAsync(User who) => Assert.Equal("/routine", (await App.Slash(who, "routine", _office).MessageAsync().WaitAsync(Patience))?.Content);

    private async Task<bool> FirstRefusalAsync()
    {
        await _host.UntilAsync(() => Refused.Any());
        return true;
    }

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
