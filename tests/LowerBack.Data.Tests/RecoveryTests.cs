using LowerBack.Coaching.Turns;
using LowerBack.Data.Sqlite;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Data.Tests;

public sealed class RecoveryTests
{
    [Fact]
    public async Task What_was_committed_before_the_process_was_killed_is_there_afterwards()
    {
        using var database = TestDatabase.OnSqlite();
        using var after = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();
        await using var db = await store.OpenAsync();
        db.HandledEvents.Add(new HandledEvent { Platform = "test", EventId = "1", HandledAt = Instant.FromUnixTimeSeconds(1) });
        await db.SaveChangesAsync();

        // The files as they lie on the disk while the program runs are what a kill leaves behind.
        Assert.True(new FileInfo(database.File + "-wal").Length > 0);
        File.Copy(database.File, after.File);
        File.Copy(database.File + "-wal", after.File + "-wal");

        using var restarted = new Store(after);
        await restarted.PrepareAsync();
        await using var look = await restarted.OpenAsync();
        Assert.Equal("1", (await look.HandledEvents.SingleAsync()).EventId);
    }

    [Fact]
    public async Task A_migration_that_was_killed_a_while_ago_does_not_keep_the_coach_from_starting()
    {
        using var database = TestDatabase.OnSqlite();
        await LeaveAMarkAsync(database, "-1 hour");
        using var store = new Store(database);
        await store.PrepareAsync();
        Assert.Null(await store.SetUp.ObjectionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_migration_that_runs_elsewhere_right_now_is_not_disturbed()
    {
        using var database = TestDatabase.OnSqlite();
        await LeaveAMarkAsync(database, "-1 second");
        using var store = new Store(database);
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains("Wait a minute and start again", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>The mark as the mapper writes it, on a database whose migration has not happened yet.</summary>
    private static async Task LeaveAMarkAsync(TestDatabase database, string age)
    {
        using var store = new Store(database);
        await using var db = await store.OpenAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, strftime('%Y-%m-%d %H:%M:%f', 'now', {age}) || '+00:00');
            """);
    }
}
