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

    private static async Task MigratesToTheModelAsync(TestDatabase database)
    {
        using var store = new Store(database);
        await store.PrepareAsync();
        await store.PrepareAsync();
        await using var db = await store.OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "Write migrations: dotnet run --project src/LowerBack.Data.Design -- NameOfTheChange");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.True(await store.SetUp.AnswersAsync(CancellationToken.None));
    }
}
