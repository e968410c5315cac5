using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;

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
