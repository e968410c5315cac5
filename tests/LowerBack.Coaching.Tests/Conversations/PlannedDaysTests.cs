using System.Globalization;
using LowerBack.Coaching.Routine;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What is said of a day before anybody asks for it is what the day has: in the reminder, the evening before, and after days away.</summary>
public sealed class PlannedDaysTests : IAsyncLifetime
{
    private TestCoach _coach = null!;
    private Conversation _ana = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync();
        _ana = new Conversation(_coach);
        await _ana.ReadyAsync();
        await _ana.DecidesAsync();
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task A_day_of_rest_to_come_asks_for_its_tap_and_the_streak_offers_it()
    {
        _coach.Clock.Advance(Duration.FromDays(5));
        await TrainsAsync();
        Assert.Contains("Tomorrow is a rest day: one tap, and it counts.", _ana.LastWords, StringComparison.Ordinal);
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/streak");
        await _ana.Presses("Rest today");
        Assert.StartsWith("Rest it is.", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Says("/streak");
        Assert.DoesNotContain("Rest today", _ana.LastLabels);
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/streak");
        Assert.Contains("2 freezes", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_day_of_rest_the_reminder_offers_the_rest_and_writes_nothing_before_the_tap()
    {
        await _ana.Says("/remind session 12:30");
        _coach.Clock.Advance(Duration.FromDays(5));
        await TrainsAsync();
        await _coach.Lives(Duration.FromHours(30), Duration.FromMinutes(10));
        Assert.Equal("Rest is on the plan today. One tap, and it counts.", _ana.LastWords);
        Assert.Equal("Rest today", _ana.LastLabels[0]);
        Assert.DoesNotContain("Show it", _ana.LastLabels);
        Assert.Equal(1, await SessionsAsync());
        var tap = _ana.TokenOf("Rest today").Text;
        await _ana.Presses("Rest today");
        Assert.StartsWith("Rest it is.", _ana.LastWords, StringComparison.Ordinal);
        await _ana.Says("/routine");
        Assert.StartsWith("Today is marked as rest", _ana.LastWords, StringComparison.Ordinal);
        await _ana.PressesToken(tap);
        Assert.Equal(2, await SessionsAsync());
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.PressesToken(tap);
        Assert.Equal(2, await SessionsAsync());
        Assert.IsType<LowerBack.Chat.Refuse>(_ana.LastAnswer.Replies[0]);
    }

    [Fact]
    public async Task After_the_rest_was_tapped_nothing_comes()
    {
        await _ana.Says("/remind session 12:30");
        _coach.Clock.Advance(Duration.FromDays(5));
        await TrainsAsync();
        _coach.Clock.Advance(Duration.FromDays(1));
        await _ana.Says("/routine");
        await _ana.Presses("Rest today");
        await _coach.Lives(Duration.FromHours(8), Duration.FromMinutes(10));
        Assert.Empty(_coach.Platform.Sent);
    }

    [Fact]
    public async Task A_day_without_strength_is_named_as_what_it_is()
    {
        await _ana.Says("/remind session 12:30");
        await TrainsAsync();
        await _coach.Lives(Duration.FromHours(30), Duration.FromMinutes(10));
        Assert.StartsWith("On your plan today: mobility, about ", _ana.LastWords, StringComparison.Ordinal);
        await _coach.Lives(Duration.FromHours(24), Duration.FromMinutes(10));
        Assert.StartsWith("On your plan today: walk, about ", _ana.LastWords, StringComparison.Ordinal);
        await _coach.Lives(Duration.FromHours(24), Duration.FromMinutes(10));
        Assert.StartsWith("Your session is ready: about ", _ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_for_today_is_what_the_reminder_speaks_of()
    {
        await _ana.Says("/remind session 12:30");
        await _ana.Says("/routine 5 walk");
        await _coach.Lives(Duration.FromHours(6), Duration.FromMinutes(10));
        Assert.StartsWith("On your plan today: walk, about 5 minutes.", _ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("Just 5 min", _ana.LastLabels);
    }

    [Theory]
    [InlineData(1, "Also on your plan today: mobility.")]
    [InlineData(2, "Also on your plan today: walk.")]
    [InlineData(3, "Your session is ready too")]
    [InlineData(6, "Rest is on the plan today.")]
    public async Task Beside_another_message_it_is_named_as_well(int weekday, string words)
    {
        await _ana.Says("/remind check-in 12:25");
        await _ana.Says("/remind session 12:30");
        _coach.Clock.Advance(Duration.FromDays(weekday < 6 ? 0 : 3));
        await TrainsAsync();
        _coach.Clock.Advance(Duration.FromDays(weekday < 6 ? weekday : 3));
        await _coach.Lives(Duration.FromHours(6), Duration.FromMinutes(10));
        var said = Assert.Single(_coach.Platform.Sent).Message.Body.ToPlainText();
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(weekday == 3, said.Contains("session is ready", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(14)]
    [InlineData(20)]
    public async Task After_days_away_the_first_session_is_the_five_minute_one_and_the_usual_length_is_a_tap_away(int days)
    {
        await TrainsAsync();
        _coach.Clock.Advance(Duration.FromDays(days));
        await _ana.Says("/routine");
        Assert.InRange(Minutes(), 4, 5);
        Assert.DoesNotContain("Shorter", _ana.LastLabels);
        await _ana.Presses("10 minutes");
        Assert.InRange(Minutes(), 6, 10);
        await _ana.Presses("Shorter");
        await _ana.Presses("Done");
        await FinishesAsync();
        _coach.Clock.Advance(Duration.FromDays(2));
        await _ana.Says("/routine");
        Assert.InRange(Minutes(), 6, 10);
    }

    [Fact]
    public async Task After_a_week_the_length_is_the_usual_one()
    {
        await TrainsAsync();
        _coach.Clock.Advance(Duration.FromDays(7));
        await _ana.Says("/routine");
        Assert.InRange(Minutes(), 6, 10);
        Assert.Contains("Shorter", _ana.LastLabels);
    }

    private int Minutes() => int.Parse(_ana.LastWords.Split('\n')[0].Split(", ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private async Task TrainsAsync()
    {
        await _ana.Says("/routine");
        await _ana.Presses("Done");
        await FinishesAsync();
    }

    private async Task FinishesAsync()
    {
        if (_ana.LastLabels.Contains("Working"))
            await _ana.Presses("Working");
        await _ana.Presses("0");
    }

    private async Task<int> SessionsAsync()
    {
        await using var db = await _coach.OpenAsync();
        return (await db.Members.Include(member => member.Journal).SingleAsync()).Journal.Count(entry => entry.Kind == RoutineNote.Kind);
    }
}
