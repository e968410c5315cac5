using System.Text.RegularExpressions;
using LowerBack.TestKit;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What is said to come next is what comes. It is a Monday, nine in the morning in Berlin.</summary>
public sealed partial class WhatComesNextTests : IAsyncLifetime
{
    [GeneratedRegex("[0-9]{2}:[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Clock();

    private TestCoach _coach = null!;
    private Conversation _ana = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync();
        _ana = new Conversation(_coach);
        await _ana.ReadyAsync();
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task Whoever_has_set_nothing_comes_back_from_a_pause_all_the_same()
    {
        await _ana.Says("/pause 1 h");
        await _ana.Presses("End the pause");
        Assert.Equal("I'm back.", _ana.LastWords);
    }

    [Fact]
    public async Task In_a_call_it_is_the_end_of_the_call()
    {
        await _ana.Says("/desk on");
        await _ana.Presses("A break now");
        await _ana.Presses("In a call");
        var end = Clock().Match(_ana.LastWords).Value;
        await SaysNextAsync("/remind desk", $"Mon 2 Mar, {end}");
        await SaysNextAsync("/desk", $"Mon 2 Mar, {end}");
        await ComesAtAsync(end);
    }

    [Fact]
    public async Task After_a_move_it_is_an_interval_from_there_and_done_for_today_is_tomorrow()
    {
        await _ana.Says("/desk on");
        await _ana.Presses("A break now");
        await _ana.Presses("Moved");
        await SaysNextAsync("/desk", "Mon 2 Mar, 09:45");
        await _ana.Presses("A break now");
        await _ana.Presses("Done for today");
        await _ana.Says("/desk");
        Assert.Contains("Next: Tue 3 Mar, 09:", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_put_off_is_next()
    {
        await _ana.Says("/remind session 10:00");
        await _coach.Lives(Duration.FromMinutes(65));
        await _ana.Presses("In 60 min");
        Assert.Equal("Put off until 11:05.", _ana.LastWords);
        await SaysNextAsync("/remind session", "Mon 2 Mar, 11:05");
        await ComesAtAsync("11:05");
    }

    /// <summary>Half an hour after a break, with the next fifteen minutes away.</summary>
    [Fact]
    public async Task A_break_that_was_put_off_is_not_overtaken_by_the_next()
    {
        await _ana.Says("/desk on");
        while (_coach.Platform.Sent.Count == 0)
            await _coach.Lives(Duration.FromMinutes(1));
        await _coach.Lives(Duration.FromMinutes(30));
        await _ana.Presses("In 20 min");
        var then = Clock().Match(_ana.LastWords).Value;
        await SaysNextAsync("/desk", $"Mon 2 Mar, {then}");
        await ComesAtAsync(then);
    }

    [Fact]
    public async Task A_pause_is_said_and_what_waits_for_its_end_comes_then()
    {
        await _ana.Says("/desk on");
        await _ana.Says("/remind session 10:00");
        await _ana.Says("/remind stretch 9:30");
        await _ana.Says("/pause 2 h");
        await SaysNextAsync("/remind session", "Mon 2 Mar, 11:00");
        Assert.Contains("Everything is quiet until Mon 2 Mar, 11:00.", _ana.LastWords, StringComparison.Ordinal);
        // A stretch of half past nine is not wanted any more an hour and a half later.
        await SaysNextAsync("/remind stretch", "Tue 3 Mar, 09:30");
        await _ana.Says("/desk");
        Assert.Contains("Everything is quiet until Mon 2 Mar, 11:00.", _ana.LastWords, StringComparison.Ordinal);
        Assert.Matches("Next: Mon 2 Mar, 11:[0-4]", _ana.LastWords);
        await _coach.Lives(Duration.FromMinutes(119));
        Assert.Empty(_coach.Platform.Sent);
        await SaysNextAsync("/remind session", "Mon 2 Mar, 11:00");
        await _coach.Lives(Duration.FromMinutes(2));
        Assert.Contains(_coach.Platform.Sent, one => one.Message.Body.ToPlainText().Contains("Your session is ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_today_comes_tomorrow_though_it_was_set_for_later_today()
    {
        await _ana.Says("/remind session 9:30");
        await _coach.Lives(Duration.FromMinutes(40));
        Assert.Single(_coach.Platform.Sent);
        await SaysNextAsync("/remind session 18:00", "Tue 3 Mar, 18:00");
    }

    [Fact]
    public async Task On_hold_no_session_is_promised_and_the_check_in_goes_on()
    {
        await _ana.Says("/remind session 18:00");
        await _ana.Says("/remind check-in 8:30");
        await _ana.Says("chemo");
        await _ana.Presses("Yes");
        await _ana.Presses("No");
        await _ana.Says("/remind session");
        Assert.DoesNotContain("Next:", _ana.LastWords, StringComparison.Ordinal);
        await SaysNextAsync("/remind check-in", "Tue 3 Mar, 08:30");
    }

    private async Task SaysNextAsync(string asked, string next)
    {
        await _ana.Says(asked);
        Assert.EndsWith($"Next: {next}.", _ana.LastWords.Split('\n').Single(line => line.StartsWith("Next:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Nothing until a minute before, and one by a minute after.</summary>
    private async Task ComesAtAsync(string time)
    {
        var sent = _coach.Platform.Sent.Count;
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var at = (new LocalDate(2026, 3, 2) + LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).InZoneStrictly(berlin).ToInstant();
        await _coach.Lives(at - Duration.FromMinutes(1) - _coach.Clock.GetCurrentInstant());
        Assert.Equal(sent, _coach.Platform.Sent.Count);
        await _coach.Lives(Duration.FromMinutes(2));
        Assert.Equal(sent + 1, _coach.Platform.Sent.Count);
    }
}
