using System.Data.Common;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Data.Tests;

public sealed class WritingTests
{
    private static readonly Instant Moment = Instant.FromUtc(2026, 3, 2, 8, 0);

    [Fact]
    public async Task On_SQLite_a_member_changed_by_another_turn_is_not_overwritten()
    {
        using var database = TestDatabase.OnSqlite();
        await RefusesTheOlderAsync(database);
    }

    [PostgresFact]
    public async Task On_PostgreSQL_a_member_changed_by_another_turn_is_not_overwritten()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await RefusesTheOlderAsync(database);
    }

    [Fact]
    public async Task On_SQLite_an_event_is_handled_once_for_each_platform()
    {
        using var database = TestDatabase.OnSqlite();
        await TakesAnEventOnceAsync(database);
    }

    [PostgresFact]
    public async Task On_PostgreSQL_an_event_is_handled_once_for_each_platform()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await TakesAnEventOnceAsync(database);
    }

    [Fact]
    public async Task SQLite_has_write_ahead_logging_full_flushing_foreign_keys_and_secure_deletes_in_force_on_every_connection()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();
        await using var first = await store.OpenAsync();
        await using var second = await store.OpenAsync();
        await first.Database.OpenConnectionAsync();
        await second.Database.OpenConnectionAsync();
        foreach (var db in new[] { first, second })
        {
            Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
            Assert.Equal("2", await PragmaAsync(db, "synchronous"));
            Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
            Assert.Equal("5000", await PragmaAsync(db, "busy_timeout"));
            Assert.Equal("1", await PragmaAsync(db, "secure_delete"));
        }

        second.Identities.Add(new MemberIdentity { Platform = "test", PersonId = "nobody", MemberId = Guid.NewGuid() });
        await Assert.ThrowsAsync<DbUpdateException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task Fifty_writers_at_once_all_get_through_on_SQLite()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var db = await store.OpenAsync();
                db.Members.Add(new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "en" });
                db.HandledEvents.Add(new HandledEvent { Platform = "test", EventId = $"{writer}-{i}", HandledAt = Moment });
                await db.SaveChangesAsync();
            }
        })));

        await using var look = await store.OpenAsync();
        Assert.Equal(250, await look.Members.CountAsync());
        Assert.Equal(250, await look.HandledEvents.CountAsync());
    }

    [Fact]
    public async Task On_SQLite_saves_that_wait_for_each_other_fail_each_for_itself()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();

        var saves = Enumerable.Range(0, 100).Select(writer => Task.Run(async () =>
        {
            await using var db = await store.OpenAsync();
            db.Members.Add(new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "en" });
            db.HandledEvents.Add(new HandledEvent { Platform = "test", EventId = $"{writer / 2}", HandledAt = Moment });
            await db.SaveChangesAsync();
        })).ToList();
        await Task.WhenAll(saves.Select(async save => await save.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));

        Assert.Equal(50, saves.Count(save => save.IsCompletedSuccessfully));
        Assert.All(saves.Where(save => save.IsFaulted), save => Assert.IsType<DbUpdateException>(save.Exception!.InnerException));
        await using var look = await store.OpenAsync();
        Assert.Equal(50, await look.Members.CountAsync());
        Assert.Equal(50, await look.HandledEvents.CountAsync());
    }

    [Fact]
    public async Task On_SQLite_a_save_within_a_transaction_of_its_own_is_part_of_it()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();
        await using (var db = await store.OpenAsync())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Members.Add(new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "en" });
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using var look = await store.OpenAsync();
        Assert.Empty(await look.Members.ToListAsync());
    }

    [Fact]
    public async Task On_SQLite_a_context_reads_its_own_file_again_after_a_save()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();
        for (var round = 1; round <= 3; round++)
        {
            await using var db = await store.OpenAsync();
            db.Members.Add(new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "en" });
            await db.SaveChangesAsync();
            Assert.Equal(round, await db.Members.CountAsync());
        }
    }

    [Fact]
    public async Task A_write_that_would_block_a_thread_is_refused_on_SQLite()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(database);
        await store.PrepareAsync();
        await using var db = await store.OpenAsync();
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private static async Task RefusesTheOlderAsync(TestDatabase database)
    {
        using var store = new Store(database);
        await store.PrepareAsync();
        await using (var db = await store.OpenAsync())
        {
            db.Members.Add(new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "en" });
            await db.SaveChangesAsync();
        }

        await using var one = await store.OpenAsync();
        await using var other = await store.OpenAsync();
        var (read, meanwhile) = (await one.Members.SingleAsync(), await other.Members.SingleAsync());
        (meanwhile.ZoneId, meanwhile.Version) = ("Europe/Berlin", meanwhile.Version + 1);
        await other.SaveChangesAsync();
        (read.ZoneId, read.Version) = ("Europe/Paris", read.Version + 1);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => one.SaveChangesAsync());

        await using var look = await store.OpenAsync();
        Assert.Equal("Europe/Berlin", (await look.Members.SingleAsync()).ZoneId);
    }

    private static async Task TakesAnEventOnceAsync(TestDatabase database)
    {
        using var store = new Store(database);
        await store.PrepareAsync();
        await SaveAsync("telegram", "1");
        await SaveAsync("discord", "1");
        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync("telegram", "1"));
        Assert.IsAssignableFrom<DbException>(fault.InnerException);

        async Task SaveAsync(string platform, string id)
        {
            await using var db = await store.OpenAsync();
            db.HandledEvents.Add(new HandledEvent { Platform = platform, EventId = id, HandledAt = Moment });
            await db.SaveChangesAsync();
        }
    }

    private static async Task<string?> PragmaAsync(DbContext db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return $"{await command.ExecuteScalarAsync()}";
    }
}
