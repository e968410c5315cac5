using System.Text;
using LowerBack.Chat;
using LowerBack.Coaching.Linking;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>What an erasure does to the rows, on both databases.</summary>
public sealed class ErasureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Duration Day = Duration.FromHours(24);

    [Fact]
    public Task Undone_it_leaves_every_row_as_it_was_on_SQLite() => UndoneAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Undone_it_leaves_every_row_as_it_was_on_PostgreSQL() => await UndoneAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task Done_it_leaves_nothing_of_them_and_all_of_the_others_on_SQLite() => DoneAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task Done_it_leaves_nothing_of_them_and_all_of_the_others_on_PostgreSQL() => await DoneAsync(await TestDatabase.OnPostgresAsync());

    [Fact]
    public Task A_turn_that_read_them_before_and_saves_after_is_a_strangers_on_SQLite() => MeetsATurnAsync(TestDatabase.OnSqlite());

    [PostgresFact]
    public async Task A_turn_that_read_them_before_and_saves_after_is_a_strangers_on_PostgreSQL() =>
        await MeetsATurnAsync(await TestDatabase.OnPostgresAsync());

    [PostgresFact]
    public async Task A_turn_that_is_saved_in_the_middle_of_it_wins_and_nothing_is_erased()
    {
        var between = new Between();
        await using var coach = await StartAsync(await TestDatabase.OnPostgresAsync(), services => services.AddSingleton<HeldData>(between));
        var ana = await ScheduledAsync(coach);
        coach.Clock.Advance(Day);
        var before = await AllRows.ReadAsync(coach, "version", "zone_id");
        between.Do = async member =>
        {
            await using var db = await coach.OpenAsync();
            var other = await db.Members.SingleAsync(found => found.Id == member.Id);
            (other.ZoneId, other.Version) = ("Europe/Lisbon", other.Version + 1);
            await db.SaveChangesAsync();
        };

        Assert.Equal(0, await EraseDueAsync(coach));
        Assert.Equal(before, await AllRows.ReadAsync(coach, "version", "zone_id"));
        between.Do = _ => Task.CompletedTask;
        Assert.Equal(1, await EraseDueAsync(coach));
        Assert.DoesNotContain(ana.Person.Id, await AllRows.EverythingAsync(coach), StringComparison.Ordinal);
    }

    /// <summary>Erasing changes teams and their boards too, which others change at the same moment.</summary>
    [Fact]
    public async Task One_erasure_that_meets_a_change_waits_for_the_next_hour_and_holds_up_no_other()
    {
        var between = new Between();
        await using var coach = await StartAsync(TestDatabase.OnSqlite(), services => services.AddSingleton<HeldData>(between));
        var (ana, ben) = (await ScheduledAsync(coach), await ScheduledAsync(coach, "Ben"));
        coach.Clock.Advance(Day);
        Guid? met = null;
        between.Do = member => (met ??= member.Id) == member.Id ? throw new DbUpdateConcurrencyException("met") : Task.CompletedTask;
        Assert.Equal(1, await EraseDueAsync(coach));
        Assert.Contains(coach.Log.Lines, line => line.Contains("tried again in an hour", StringComparison.Ordinal));
        between.Do = _ => Task.CompletedTask;
        Assert.Equal(1, await EraseDueAsync(coach));
        Assert.DoesNotContain(ana.Person.Id, await AllRows.EverythingAsync(coach), StringComparison.Ordinal);
        Assert.DoesNotContain(ben.Person.Id, await AllRows.EverythingAsync(coach), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_after_the_time_and_before_the_sweep_is_erased_first_and_then_a_stranger()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var ana = await ScheduledAsync(coach);
        coach.Clock.Advance(Day);
        await ana.Presses("Undo");
        Assert.StartsWith("That button is from an earlier time", Assert.IsType<Refuse>(Assert.Single(ana.LastAnswer.Replies)).Notice, StringComparison.Ordinal);
        await ana.Says("/privacy");
        Assert.StartsWith("I store nothing about you.", ana.LastWords, StringComparison.Ordinal);
        var left = Assert.Single(await AllRows.ReadAsync(coach));
        Assert.StartsWith("erasures:", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_moment_before_the_time_everything_can_still_be_undone()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var ana = await ScheduledAsync(coach);
        coach.Clock.Advance(Day - Duration.FromMilliseconds(1));
        Assert.Equal(0, await EraseDueAsync(coach));
        await ana.Presses("Undo");
        coach.Clock.Advance(Day);
        Assert.Equal(0, await EraseDueAsync(coach));
        await ana.Says("/routine");
        Assert.Contains("Done", ana.LastLabels);
    }

    /// <summary>The file and its log, byte by byte: deleted rows are not left in free pages.</summary>
    [Fact]
    public async Task Nothing_of_them_is_left_in_the_bytes_of_the_SQLite_file()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var ben = new Conversation(coach.Coach, "Ben-who-stays");
        await ben.ReadyAsync();
        var ana = await ScheduledAsync(coach, "Ana-who-leaves");
        string id;
        await using (var db = await coach.OpenAsync())
        {
            var member = await db.Identities.Where(found => found.PersonId == ana.Person.Id).Select(found => found.Member).SingleAsync();
            for (var day = 1; day <= 200; day++)
                db.Journal.Add(JournalEntry.Of(member.Id, new LocalDate(2025, 1, 1).PlusDays(day), member.JoinedAt, new MarkedNote($"marker-of-ana {day} " + new string('x', 3000))));
            await db.SaveChangesAsync();
            id = $"{member.Id}".ToUpperInvariant();
        }

        Assert.True(Holds(coach.Database, "marker-of-ana") && Holds(coach.Database, id) && Holds(coach.Database, "ana-who-leaves"));
        coach.Clock.Advance(Day);
        Assert.Equal(1, await EraseDueAsync(coach));
        Assert.False(Holds(coach.Database, "marker-of-ana"));
        Assert.False(Holds(coach.Database, id));
        Assert.False(Holds(coach.Database, "ana-who-leaves"));
        Assert.True(Holds(coach.Database, "ben-who-stays"));
    }

    [Fact]
    public async Task Who_was_not_seen_for_two_years_is_erased_and_who_was_is_not()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var (ana, ben) = (new Conversation(coach.Coach), new Conversation(coach.Coach, "Ben"));
        await ana.LivedAsync();
        await ben.ReadyAsync();
        coach.Clock.Advance(Duration.FromDays(400));
        await ben.Says("/help");
        coach.Clock.Advance(Duration.FromDays(329));
        Assert.Equal(0, await EraseDueAsync(coach));
        coach.Clock.Advance(Duration.FromDays(4));
        Assert.Equal(1, await EraseDueAsync(coach));
        var rows = await AllRows.ReadAsync(coach);
        Assert.DoesNotContain(rows, row => row.StartsWith("erasures", StringComparison.Ordinal));
        Assert.Contains("ben", Assert.Single(rows, row => row.StartsWith("member_identities", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_forgotten_after_two_years_receipts_after_one_and_younger_ones_are_kept()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var ana = await ScheduledAsync(coach);
        var ben = new Conversation(coach.Coach, "Ben");
        coach.Clock.Advance(Day);
        await EraseDueAsync(coach);
        await ben.LivedAsync();
        await ben.Says("/routine");
        var now = coach.Clock.GetCurrentInstant();
        await using (var db = await coach.OpenAsync())
        {
            var member = (await db.Identities.Include(found => found.Member).SingleAsync()).Member;
            for (var months = 20; months < 30; months++)
                db.Journal.Add(JournalEntry.Of(member.Id, now.InUtc().Date.PlusMonths(-months), now, new MarkedNote($"{months}")));
            db.Journal.AddRange(Enumerable.Range(0, 2500).Select(i => JournalEntry.Of(member.Id, new LocalDate(2020, 1, 1), now, new MarkedNote($"{i}"))));
            await db.SaveChangesAsync();
        }

        Assert.Equal(2505, await Forgetter(coach, "journal entries").ForgetAsync(CancellationToken.None));
        var kept = (await AllRows.ReadAsync(coach)).Where(row => row.Contains("kind=marked", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, kept.Count);
        Assert.All(Enumerable.Range(20, 5), months => Assert.Contains(kept, row => row.Contains($"\"{months}\"", StringComparison.Ordinal)));

        Assert.Equal(0, await Forgetter(coach, "receipts of erasures").ForgetAsync(CancellationToken.None));
        coach.Clock.Advance(Duration.FromDays(Erasure.DaysKept) + Duration.FromMilliseconds(1));
        Assert.Equal(1, await Forgetter(coach, "receipts of erasures").ForgetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Being_seen_is_written_with_the_first_answer_of_a_day_and_not_again()
    {
        await using var coach = await StartAsync(TestDatabase.OnSqlite());
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        var version = await VersionAsync(coach);
        await ana.Says("/help");
        Assert.Equal(version, await VersionAsync(coach));
        coach.Clock.Advance(Day);
        await ana.InGroup().Says("good morning all");
        Assert.Equal(version, await VersionAsync(coach));
        await ana.Says("/help");
        await ana.Says("/help");
        Assert.Equal(version + 1, await VersionAsync(coach));
    }

    private static async Task UndoneAsync(TestDatabase database)
    {
        await using var coach = await StartAsync(database);
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        var before = await AllRows.ReadAsync(coach, "version");
        await ana.EraseAsync();
        coach.Clock.Advance(Duration.FromHours(12));
        foreach (var said in new[] { "/start", "/routine", "/settings Lisbon", "done", "3", "/learn next", "/exercise", "hello" })
        {
            await ana.Says(said);
            Assert.Contains("will be erased", ana.LastWords, StringComparison.Ordinal);
        }

        await ana.Presses("Undo");
        Assert.Equal(before, await AllRows.ReadAsync(coach, "version"));
    }

    private static async Task DoneAsync(TestDatabase database)
    {
        await using var coach = await StartAsync(database);
        var ben = new Conversation(coach.Coach, "Ben");
        await ben.LivedAsync();
        await RemindedAsync(coach, "ben");
        await TeamedAsync(coach, "ben");
        var others = await AllRows.ReadAsync(coach);
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        await RemindedAsync(coach, "ana");
        await using (var db = await coach.OpenAsync())
            Assert.All(db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(Erasure)), type => Assert.True(others.Exists(row => row.StartsWith(type.GetTableName()!, StringComparison.Ordinal)) || type.ClrType == typeof(HandledEvent)));
        var id = await IdAsync(coach, "ana");
        await ana.EraseAsync();
        var receipt = ana.LastWords.Split("/privacy ")[1][..14];
        coach.Clock.Advance(Day);
        Assert.Equal(1, await EraseDueAsync(coach));
        Assert.Equal(0, await EraseDueAsync(coach));

        var rows = await AllRows.ReadAsync(coach);
        Assert.Equal(others, rows.Where(row => !row.StartsWith("erasures", StringComparison.Ordinal)));
        var everything = await AllRows.EverythingAsync(coach);
        foreach (var trace in new[] { $"{id}", $"{id}".ToUpperInvariant(), $"{id:n}", "ana", "Ana" })
            Assert.DoesNotContain(trace, everything, StringComparison.Ordinal);

        await ana.Says("/privacy");
        Assert.StartsWith("I store nothing about you.", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/privacy " + receipt);
        Assert.Contains("1 session with effort and pain", ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(rows, await AllRows.ReadAsync(coach));
    }

    /// <summary>They have a team; what becomes of one with others in it is told where teams are tested.</summary>
    private static async Task TeamedAsync(TestCoach coach, string person)
    {
        await using var db = await coach.OpenAsync();
        var (id, now) = (await IdAsync(coach, person), coach.Clock.GetCurrentInstant());
        var team = new Team { Name = "Backs", ZoneId = "Europe/Berlin", OpenDay = now.InUtc().Date, LookAt = now };
        team.Members.Add(new TeamMember { TeamId = team.Id, MemberId = id, JoinedOn = team.OpenDay });
        var chat = new TeamChat { TeamId = team.Id, Platform = "test", Conversation = "park", Thread = "", Language = "en" };
        team.Chats.Add(chat);
        db.Add(team);
        db.Add(new TeamDay { TeamId = team.Id, Day = team.OpenDay.PlusDays(-1), Counted = 1, ShowedUp = 1, Kept = true });
        db.Add(new TeamPost { ChatId = chat.Id, Platform = "test", Kind = TeamPostKind.Board, Day = team.OpenDay, TryAt = null, NotAfter = now });
        db.Add(new TeamInvite { Hash = OneTimeCode.HashOf(OneTimeCode.New())!, TeamId = team.Id, MadeBy = id, IsForChat = false, Until = now });
        await db.SaveChangesAsync();
    }

    private static async Task MeetsATurnAsync(TestDatabase database)
    {
        var slow = new Slow();
        await using var coach = await StartAsync(database, services => services.AddSingleton<ICommand>(slow));
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        var id = await IdAsync(coach, "ana");
        var turn = ana.Says("/slow");
        await slow.Arrived.Task.WaitAsync(Patience);
        // Two years without a word are over just while they write.
        await using (var db = await coach.OpenAsync())
            await db.Members.ExecuteUpdateAsync(set => set.SetProperty(member => member.LastSeen, new LocalDate(2020, 1, 1)));
        Assert.Equal(1, await EraseDueAsync(coach));
        slow.Go.SetResult();
        await turn.WaitAsync(Patience);

        Assert.Equal([false, true], slow.Strangers);
        Assert.DoesNotContain($"{id}", await AllRows.EverythingAsync(coach), StringComparison.OrdinalIgnoreCase);
        await using var look = await coach.OpenAsync();
        var anew = await look.Members.Include(member => member.Journal).SingleAsync();
        Assert.Equal(1, anew.Get<Profile>().SessionsAtLevel);
        Assert.Null(anew.Get<Profile>().Age);
        Assert.Equal(["marked"], anew.Journal.Select(entry => entry.Kind));
    }

    private static Task<TestCoach> StartAsync(TestDatabase database, Action<IServiceCollection>? also = null) => TestCoach.StartAsync(also, database);

    private static async Task<Conversation> ScheduledAsync(TestCoach coach, string name = "Ana")
    {
        var chat = new Conversation(coach.Coach, name);
        await chat.LivedAsync();
        await chat.EraseAsync();
        return chat;
    }

    private static IForgetter Forgetter(TestCoach coach, string what) => coach.Services.GetServices<IForgetter>().Single(forgetter => forgetter.What == what);

    private static Task<int> EraseDueAsync(TestCoach coach) => Forgetter(coach, "members").ForgetAsync(CancellationToken.None);

    private static async Task<int> VersionAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return (await db.Members.SingleAsync()).Version;
    }

    /// <summary>Somebody has a reminder, one that is about to leave, and a code to link another account.</summary>
    private static async Task RemindedAsync(TestCoach coach, string person)
    {
        var id = await IdAsync(coach, person);
        var now = coach.Clock.GetCurrentInstant();
        await using var db = await coach.OpenAsync();
        db.Agendas.Add(new AgendaRow { MemberId = id, Part = AgendaRow.PartOf(id), Platform = "test", Person = person, Agenda = "{}" });
        db.Outbox.Add(new OutboxMessage
        {
            MemberId = id, Platform = "test", Person = person, Kind = "CheckIn", Day = now.InUtc().Date, DueAt = now, TryAt = now, NotAfter = now, Rank = OutboxRank.Daily,
        });
        db.LinkCodes.Add(new LinkCode { Hash = OneTimeCode.HashOf(OneTimeCode.New())!, MemberId = id, Platform = "test", Until = now });
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> IdAsync(TestCoach coach, string person)
    {
        await using var db = await coach.OpenAsync();
        return (await db.Identities.SingleAsync(identity => identity.PersonId == person)).MemberId;
    }

    private static bool Holds(TestDatabase database, string text) => new[] { "", "-wal", "-journal" }
        .Select(ending => database.File + ending).Where(File.Exists)
        .Any(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>SQLite has it open for writing.</summary>
    private static byte[] Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Does something in the middle of an erasure.</summary>
    private sealed class Between() : HeldData("between", (_, _) => Prose.Empty)
    {
        public Func<Member, Task> Do { get; set; } = _ => Task.CompletedTask;

        public override IReadOnlyList<Type> Covers => [];

        public override async Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop)
        {
            await Do(member);
            return 0;
        }

        public override Task MergeAsync(MemberMerge merge, CancellationToken stop) => Task.CompletedTask;
    }

    /// <summary>Waits, the first time, between reading the member and saving them.</summary>
    private sealed class Slow : ICommand
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<bool> Strangers { get; } = [];

        public CommandPlace Place => CommandPlace.Personal;

        public CommandDescriptor Describe(Words words) => new("slow", "Takes its time.", []);

        public Answer Run(Turn turn, BoundArguments arguments) => turn.Read(async (_, stop) =>
        {
            Strangers.Add(turn.IsStranger);
            turn.Profile = turn.Profile with { SessionsAtLevel = turn.Profile.SessionsAtLevel + 1 };
            turn.Member.Journal.Add(JournalEntry.Of(turn.Member.Id, turn.Now.Today, turn.Now.Now, new MarkedNote("new")));
            Arrived.TrySetResult();
            await Go.Task.WaitAsync(stop);
            return Answers.Say(Prose.Plain("done"));
        });
    }
}
