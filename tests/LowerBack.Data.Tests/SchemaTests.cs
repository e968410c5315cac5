using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

namespace LowerBack.Data.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_migrations_of_SQLite_build_the_model_as_it_is_now()
    {
        using var database = TestDatabase.OnSqlite();
        await MigratesToTheModelAsync(database);
    }

    [PostgresFact]
    public async Task The_migrations_of_PostgreSQL_build_the_model_as_it_is_now()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await MigratesToTheModelAsync(database);
    }

    [Fact]
    public async Task Who_was_there_before_it_was_known_when_they_were_seen_last_counts_as_seen_on_SQLite()
    {
        using var database = TestDatabase.OnSqlite();
        await CountsAsSeenAsync(database, "INSERT INTO members VALUES ('A', 0, 'en', NULL, '03:00:00', 1, '{}')");
    }

    [PostgresFact]
    public async Task Who_was_there_before_it_was_known_when_they_were_seen_last_counts_as_seen_on_PostgreSQL()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await CountsAsSeenAsync(database, "INSERT INTO members VALUES (gen_random_uuid(), now(), 'en', NULL, '03:00:00', 1, '{}')");
    }

    [Fact]
    public async Task A_team_that_was_there_before_has_its_kept_days_counted_on_SQLite()
    {
        using var database = TestDatabase.OnSqlite();
        await CountsKeptDaysAsync(database, "0");
    }

    [PostgresFact]
    public async Task A_team_that_was_there_before_has_its_kept_days_counted_on_PostgreSQL()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await CountsKeptDaysAsync(database, "now()");
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations_by_name()
    {
        using var database = TestDatabase.OnSqlite();
        using var sqlite = new Store(database);
        using var postgres = new Store(services => Postgres.PostgresStore.AddPostgresStore(services, "Host=none"));
        await using var one = await sqlite.OpenAsync();
        await using var other = await postgres.OpenAsync();

        Assert.Equal(one.Database.GetMigrations().Select(NameOf), other.Database.GetMigrations().Select(NameOf));
        static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }

    private static async Task CountsAsSeenAsync(TestDatabase database, string insert)
    {
        using var store = new Store(database);
        await using (var before = await store.OpenAsync())
        {
            await before.GetService<IMigrator>().MigrateAsync("Initial");
            await before.Database.ExecuteSqlRawAsync(insert.Replace("'{}'", "'{{}}'", StringComparison.Ordinal));
        }

        await store.PrepareAsync();
        await using var db = await store.OpenAsync();
        var seen = await db.Members.Select(member => member.LastSeen).SingleAsync();
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        Assert.InRange(seen, today.PlusDays(-1), today);
    }

    private static async Task CountsKeptDaysAsync(TestDatabase database, string moment)
    {
        using var store = new Store(database);
        var ids = Enumerable.Range(1, 2).Select(at => new Guid(at, 0, 0, new byte[8])).ToList();
        await using (var before = await store.OpenAsync())
        {
            await before.GetService<IMigrator>().MigrateAsync("Linking");
            var rows = ids.Select(id =>
                    $"INSERT INTO teams (id, name, zone_id, closes_at, threshold, digest_on, open_day, look_at, celebrated, version) VALUES ('{id}', 'T', 'Europe/Berlin', '03:00:00', 60, 1, '2026-11-06', {moment}, 0, 1)")
                .Concat(new[] { (2, "true"), (3, "false"), (4, "NULL"), (5, "true") }.Select(day =>
                    $"INSERT INTO team_days (team_id, day, counted, showed_up, kept, is_reopened) VALUES ('{ids[0]}', '2026-11-0{day.Item1}', 3, 2, {day.Item2}, false)"));
            foreach (var row in rows)
                await before.Database.ExecuteSqlRawAsync(row);
        }

        await store.PrepareAsync();
        await using var db = await store.OpenAsync();
        Assert.Equal([2, 0], await db.Teams.OrderByDescending(team => team.KeptDays).Select(team => team.KeptDays).ToListAsync());
        Assert.All(await db.TeamDays.ToListAsync(), day => Assert.Equal((0, 0), (day.LeftCounted, day.LeftShowedUp)));
    }

    private static async Task MigratesToTheModelAsync(TestDatabase database)
    {
        using var store = new Store(database);
        await store.PrepareAsync();
        await store.PrepareAsync();
        await using var db = await store.OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "Write migrations: dotnet run --project src/LowerBack.Data.Design -- NameOfTheChange");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Null(await store.SetUp.ObjectionAsync(CancellationToken.None));
    }
}
