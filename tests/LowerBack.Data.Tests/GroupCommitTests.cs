using System.Collections.Concurrent;
using System.Data.Common;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using LowerBack.Data.Sqlite;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Data.Tests;

/// <summary>On SQLite saves share a commit. Whatever goes wrong: what was answered as saved is in the file, and nothing else is.</summary>
public sealed class GroupCommitTests
{
    private static readonly Instant Moment = Instant.FromUtc(2026, 3, 2, 8, 0);

    [Fact]
    public async Task A_save_that_is_cancelled_between_two_statements_leaves_neither()
    {
        using var cancelled = new CancellationTokenSource();
        using var database = TestDatabase.OnSqlite();
        using var store = Open(database, (_, _) => cancelled.Cancel());
        await store.PrepareAsync();
        await using var db = await store.OpenAsync();
        db.AddRange(Event("1"), Event("2"), Event("3"));
        var saved = await SavedAsync(db.SaveChangesAsync(cancelled.Token));
        await using var look = await store.OpenAsync();
        Assert.Equal(saved ? 3 : 0, await look.HandledEvents.CountAsync());
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_group_undoes_nothing_that_was_answered_as_saved()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = Open(database, (command, text) =>
        {
            // Once the first is written, the file must not grow.
            if (text == "1")
                Run(command, "PRAGMA max_page_count=1");
        });
        await store.PrepareAsync();
        var saves = await TogetherAsync(store, Event("1"), Big("2"), Event("3"));
        await AgreesAsync(store, saves);
        Assert.False(saves["2"]);
        Assert.True(await SaveAsync(store, Event("4")));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_every_save_in_it_and_the_next_one_goes_through()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = Open(database, (command, text) =>
        {
            // A violation that shows only as the transaction is committed.
            if (text == "2")
                Run(command, "PRAGMA defer_foreign_keys=ON; INSERT INTO member_identities (platform, person_id, member_id) VALUES ('x', 'x', 'nobody')");
        });
        await store.PrepareAsync();
        var saves = await TogetherAsync(store, Event("1"), Event("2"), Event("3"));
        Assert.All(saves.Values, Assert.False);
        await AgreesAsync(store, saves);
        Assert.True(await SaveAsync(store, Event("4")));
    }

    [Fact]
    public async Task A_program_that_ends_in_the_middle_of_a_write_lets_it_end()
    {
        using var database = TestDatabase.OnSqlite();
        Store? store = null;
        Task? closed = null;
        using var opened = store = Open(database, (_, text) => closed = text == "1" ? store!.CloseAsync().AsTask() : closed);
        await store.PrepareAsync();
        var saved = await SaveAsync(store, Event("1"));
        await closed!;
        using var again = Open(database, (_, _) => { });
        await AgreesAsync(again, new() { ["1"] = saved });
        Assert.True(saved);
    }

    [Fact]
    public async Task A_trial_that_is_forgotten_before_it_is_taken_back_is_no_objection()
    {
        using var database = TestDatabase.OnSqlite();
        using var store = Open(database, (command, _) => Run(command, "DELETE FROM handled_events"));
        await store.PrepareAsync();
        Assert.Null(await store.SetUp.ObjectionAsync(CancellationToken.None));
    }

    /// <summary>Saves of one and of several statements, doubles, conflicts, cancelled ones and writes with the pen alone, all at once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_at_once_exactly_what_was_answered_as_saved_is_in_the_file(int seed)
    {
        using var database = TestDatabase.OnSqlite();
        using var store = new Store(services => database.AddTo(services));
        await store.PrepareAsync();
        var shared = Guid.NewGuid();
        await using (var db = await store.OpenAsync())
        {
            db.Add(NewMember(shared));
            await db.SaveChangesAsync();
        }

        var saved = new ConcurrentBag<(Guid Id, string Event, int Changes)>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var chance = new Random(seed * 100 + writer);
            for (var round = 0; round < 40; round++)
            {
                var write = new Write(Guid.NewGuid(), chance.Next(4) == 0 ? $"double {chance.Next(20)}" : $"{writer} {round}", shared);
                if (await SavedAsync(write.RunAsync(store, chance)))
                    saved.Add((write.Id, write.Event, write.Changes));
            }
        })));

        await using var look = await store.OpenAsync();
        Assert.Equal(saved.Select(write => write.Event).Order(), (await look.HandledEvents.Select(row => row.EventId).ToListAsync()).Order());
        Assert.Equal(saved.Select(write => write.Id).Append(shared).Order(), (await look.Members.Select(row => row.Id).ToListAsync()).Order());
        Assert.Equal(saved.Sum(write => write.Changes), (await look.Members.SingleAsync(row => row.Id == shared)).Version);
        Assert.InRange(saved.Count, 100, 16 * 40 - 20);
    }

    private static Store Open(TestDatabase database, Action<DbCommand, string> wrote) => new(services => database.AddTo(services)
        .ConfigureDbContext<SqliteCoachContext>(options => options.AddInterceptors(new Wrote(wrote))));

    /// <summary>Saves all at once and in this order, so that they share a transaction; answers which were answered as saved.</summary>
    private static async Task<Dictionary<string, bool>> TogetherAsync(Store store, params HandledEvent[] events)
    {
        var free = new TaskCompletionSource<bool>();
        await using var holder = await store.OpenAsync();
        var held = holder.WriteAsync(() => free.Task, CancellationToken.None);
        var saves = events.Select(saved => SaveAsync(store, saved)).ToList();
        free.SetResult(false);
        await held;
        var outcomes = await Task.WhenAll(saves);
        return events.Zip(outcomes).ToDictionary(pair => pair.First.EventId, pair => pair.Second);
    }

    private static async Task AgreesAsync(Store store, Dictionary<string, bool> saves)
    {
        await using var look = await store.OpenAsync();
        var stored = await look.HandledEvents.Select(saved => saved.EventId).ToListAsync();
        Assert.Equal(saves.Where(save => save.Value).Select(save => save.Key).Order(), stored.Order());
    }

    private static async Task<bool> SaveAsync(Store store, HandledEvent saved)
    {
        await using var db = await store.OpenAsync();
        db.Add(saved);
        return await SavedAsync(db.SaveChangesAsync());
    }

    private static async Task<bool> SavedAsync(Task save)
    {
        await save.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return save.IsCompletedSuccessfully;
    }

    private static Member NewMember(Guid id) => new() { Id = id, JoinedAt = Moment, Language = "en" };

    private static HandledEvent Event(string id) => new() { Platform = "test", EventId = id, HandledAt = Moment };

    /// <summary>Takes more than the pages the file has.</summary>
    private static HandledEvent Big(string id) => new() { Platform = new string('x', 100_000), EventId = id, HandledAt = Moment };

    private static void Run(DbCommand on, string sql)
    {
        using var command = on.Connection!.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, on.Transaction);
        command.ExecuteNonQuery();
    }

    /// <summary>Calls back after an event was written and before its save goes on.</summary>
    private sealed class Wrote(Action<DbCommand, string> then) : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("INSERT INTO \"handled_events\"", StringComparison.Ordinal))
                then(command, $"{command.Parameters.Cast<DbParameter>().Select(value => value.Value).OfType<string>().MinBy(value => value.Length)}");
            return new(result);
        }
    }

    /// <summary>One of the writes of the storm: a member and an event, and at times a change to the member whom all share.</summary>
    private sealed class Write(Guid id, string said, Guid shared)
    {
        public Guid Id => id;

        public string Event => said;

        public int Changes { get; private set; }

        public async Task RunAsync(Store store, Random chance)
        {
            await using var db = await store.OpenAsync();
            db.AddRange(NewMember(id), GroupCommitTests.Event(said));
            switch (chance.Next(5))
            {
                case 0:
                    var member = await db.Members.SingleAsync(row => row.Id == shared);
                    Changes = 1;
                    member.Version++;
                    await db.SaveChangesAsync();
                    break;
                case 1:
                    using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(chance.Next(5))))
                        await db.SaveChangesAsync(stop.Token);
                    break;
                case 2:
                    var goesOn = chance.Next(2) == 0;
                    if (!await db.WriteAsync(async () => await db.SaveChangesAsync() > 0 && goesOn, CancellationToken.None))
                        throw new OperationCanceledException();
                    break;
                default:
                    await db.SaveChangesAsync();
                    break;
            }
        }
    }
}
