using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_saves_nothing_apologises_and_the_next_turn_goes_on()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/break everything");
        Assert.Contains("Nothing was changed", chat.LastWords, StringComparison.Ordinal);
        // What they wrote may have been a word of alarm, and now nobody answers it.
        Assert.Contains("emergency number", chat.LastWords, StringComparison.Ordinal);
        await using (var db = await coach.OpenAsync())
        {
            Assert.False(await db.Members.AnyAsync());
            Assert.False(await db.HandledEvents.AnyAsync());
        }

        await chat.Says("/count");
        Assert.Equal("1", chat.LastWords);
    }

    [Fact]
    public async Task The_log_of_a_fault_says_what_broke_and_where_and_nothing_of_what_was_said()
    {
        await using var coach = await StartAsync();
        await new Conversation(coach.Coach, "Marker-Name").Says("/break marker-words");
        var line = Assert.Single(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(nameof(InvalidOperationException), line, StringComparison.Ordinal);
        Assert.Contains(nameof(FormatException), line, StringComparison.Ordinal);
        Assert.Contains($"{nameof(BreakCommand)}.{nameof(BreakCommand.Run)}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", line, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public Task Nothing_anybody_says_reaches_the_log_at_any_level_on_SQLite() => LogsNothingAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Nothing_anybody_says_reaches_the_log_at_any_level_on_PostgreSQL() =>
        await LogsNothingAsync(await TestDatabase.OnPostgresAsync());

    private static async Task LogsNothingAsync(TestDatabase database)
    {
        await using var coach = await StartAsync(database);
        var chat = new Conversation(coach.Coach, "Marker-Name");
        await chat.Says("marker-words my back hurts");
        await chat.Says("/count marker-words");
        await chat.Says("/marker_command marker-words");
        await chat.IsRedelivered();
        await chat.Says("/break marker-words");
        await chat.Presses("Again");
        await chat.PressesToken("1:marker:marker:marker");
        await chat.InGroup().Says("/count marker-words");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i =>
            coach.Coach.HandleAsync(Scene.Command($"marker-event-{i % 2}", "marker-person", $"marker-{i}"), CancellationToken.None)));

        Assert.NotEmpty(coach.Log.Lines);
        Assert.DoesNotContain(coach.Log.Lines, line => line.Contains("marker", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<TestCoach> StartAsync(TestDatabase? database = null) => TestCoach.StartAsync(
        services => services.WithoutSlices().AddSingleton<ICommand, CountCommand>().AddSingleton<ICommand, BreakCommand>()
            .AddSingleton<IButtons>(new CountButtons()),
        database, LogLevel.Trace);
}
