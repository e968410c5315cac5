using System.Diagnostics;
using LowerBack.Benchmarks.Load;
using LowerBack.Benchmarks.Reminders;
using LowerBack.Coaching;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.Data;
using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Benchmarks.Teams;

/// <summary>
/// The night of many teams: all their days close at one moment, the day's boards are brought up to date, in the morning the week
/// and what is celebrated are told, and then all want the new day's board at once. The real close and the real sender on the real
/// stores; the platforms' pace is virtual time, the database's is not.
/// </summary>
internal static class TeamLoad
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A Sunday, so that the week is told in the morning.</summary>
    private static readonly LocalDate Sunday = new(2026, 11, 15);

    public static async Task RunAsync(int teams, int people, bool onPostgres)
    {
        PostgresServer.Flushes = true;
        using var database = onPostgres ? await TestDatabase.OnPostgresAsync() : TestDatabase.OnSqlite();
        var (clock, commands) = (new FakeClock(), new Commands());
        var evening = At(Sunday, 23, 0);
        clock.Set(evening);
        await using var services = await OpenAsync(database, clock, commands);
        await TeamCrowd.SettleInAsync(services, teams, people, Sunday, evening);
        Figures.Line("teams", teams, $"of {people} on {(onPostgres ? "PostgreSQL" : "SQLite")}");

        clock.Set(At(Sunday.PlusDays(1), 3, 0));
        commands.Take();
        var began = Stopwatch.GetTimestamp();
        var closed = await services.GetRequiredService<TeamClose>().RunAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began);
        Figures.Line("days closed", closed, "");
        Figures.Line("  took", took.TotalSeconds, "s");
        Figures.Line("  teams a second", closed / took.TotalSeconds, "");
        Figures.Line("  queries a team", (double)commands.Take() / closed, "");
        await CountAsync(services);

        PacedPlatform[] platforms =
        [
            new(PlatformLimits.Telegram, mostInChat: 20, Duration.FromMinutes(1), apart: Duration.FromSeconds(1), clock),
            new(PlatformLimits.Discord, mostInChat: 5, Duration.FromSeconds(5), apart: Duration.Zero, clock),
        ];
        foreach (var platform in platforms)
        {
            await DrainAsync(services, clock, commands, platform, "boards of the night", At(Sunday.PlusDays(1), 3, 0), At(Sunday.PlusDays(1), 4, 0));
            await DrainAsync(services, clock, commands, platform, "weeks and milestones", At(Sunday.PlusDays(1), 9, 0), At(Sunday.PlusDays(1), 10, 0));
            await AskForBoardsAsync(services, platform, At(Sunday.PlusDays(1), 10, 0));
            await DrainAsync(services, clock, commands, platform, "new boards, all at once", At(Sunday.PlusDays(1), 10, 0), At(Sunday.PlusDays(1), 11, 0));
        }

        using var self = Process.GetCurrentProcess();
        Figures.Line("peak RSS", self.PeakWorkingSet64 / 1024.0 / 1024, "MiB, with the crowd's making");
    }

    private static async Task DrainAsync(ServiceProvider services, FakeClock clock, Commands commands, PacedPlatform platform, string what, Instant from, Instant until)
    {
        var sender = services.GetServices<ISender>().OfType<TeamPoster>().Single();
        clock.Set(from);
        commands.Take();
        var (before, began) = (platform.Posted + platform.Changed, Stopwatch.GetTimestamp());
        while (await NextAsync(services, platform) is { } next && next < until)
        {
            clock.Set(Instant.Max(clock.GetCurrentInstant(), next));
            while (await sender.SendDueAsync(platform, Guid.Empty, CancellationToken.None) > 0)
            {
                // As long as anything is due.
            }
        }

        var (took, left) = (Stopwatch.GetElapsedTime(began), platform.Posted + platform.Changed - before);
        Figures.Line($"{platform.Id.Value}: {what}", left, "");
        if (left == 0)
            return;
        Figures.Line("  there after", (platform.Last - from).TotalSeconds, "s, at the platform's pace");
        Figures.Line("  made and written", left / took.TotalSeconds, "a second, without it");
        Figures.Line("  queries each", (double)commands.Take() / left, "");
        Figures.Line("  refused", platform.Refused, "");
    }

    private static async Task<Instant?> NextAsync(ServiceProvider services, PacedPlatform platform)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        return await db.TeamPosts.Where(post => post.Platform == platform.Id.Value).MinAsync(post => post.TryAt);
    }

    private static async Task CountAsync(ServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        Figures.Line("  kept", await db.TeamDays.CountAsync(day => day.Day == Sunday && day.Kept == true), "");
        Figures.Line("  boards to change", await db.TeamPosts.CountAsync(post => post.Kind == TeamPostKind.Board && post.TryAt != null), "");
        Figures.Line("  weeks to tell", await db.TeamPosts.CountAsync(post => post.Kind == TeamPostKind.Digest), "");
        Figures.Line("  milestones to tell", await db.TeamPosts.CountAsync(post => post.Kind == TeamPostKind.Milestone), "");
    }

    /// <summary>Somebody of every team shows up at the same moment.</summary>
    private static async Task AskForBoardsAsync(ServiceProvider services, PacedPlatform platform, Instant at)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        var chats = await db.TeamChats.Where(chat => chat.Platform == platform.Id.Value).ToListAsync();
        db.AddRange(chats.Select(chat => new TeamPost
        {
            ChatId = chat.Id, Platform = chat.Platform, Kind = TeamPostKind.Board, Day = Sunday.PlusDays(1), TryAt = at, NotAfter = at + Duration.FromDays(3),
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<ServiceProvider> OpenAsync(TestDatabase database, IClock clock, Commands commands)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock);
        services.AddCoach();
        database.AddTo(services);
        services.ConfigureDbContext<SqliteCoachContext>(options => options.AddInterceptors(commands));
        services.ConfigureDbContext<PostgresCoachContext>(options => options.AddInterceptors(commands));
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        return provider;
    }

    private static Instant At(LocalDate day, int hour, int minute) => Zone.AtStrictly(day.At(new LocalTime(hour, minute))).ToInstant();
}
