using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Data.Tests;

public sealed class RoundTripTests
{
    private static readonly Instant Moment = Instant.FromUtc(2026, 3, 29, 0, 59, 59) + Duration.FromMilliseconds(987);
    private static readonly LocalDate LeapDay = new(2028, 2, 29);

    [Fact]
    public async Task SQLite_gives_back_everything_as_it_was_put_in()
    {
        using var database = TestDatabase.OnSqlite();
        await GivesBackAsync(database);
    }

    [PostgresFact]
    public async Task PostgreSQL_gives_back_everything_as_it_was_put_in()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await GivesBackAsync(database);
    }

    private static async Task GivesBackAsync(TestDatabase database)
    {
        using var store = new Store(database);
        await store.PrepareAsync();
        foreach (var dayStart in new LocalTime[] { new(0, 0), new(3, 0), new(6, 0), new(23, 59, 59) })
            await GivesBackMemberAsync(store, dayStart);

        await using var db = await store.OpenAsync();
        db.HandledEvents.Add(new HandledEvent { Platform = "test", EventId = new string('é', 128), HandledAt = Moment });
        await db.SaveChangesAsync();
        await using var again = await store.OpenAsync();
        Assert.Equal(Moment, (await again.HandledEvents.SingleAsync()).HandledAt);
        Assert.Equal(1, await again.HandledEvents.CountAsync(handled => handled.HandledAt >= Moment && handled.HandledAt < Moment + Duration.FromMilliseconds(1)));
    }

    private static async Task GivesBackMemberAsync(Store store, LocalTime dayStart)
    {
        var person = $"p{dayStart:HHmm}";
        var member = new Member { Id = Guid.NewGuid(), JoinedAt = Moment, Language = "de", ZoneId = "America/Argentina/Buenos_Aires", DayStart = dayStart, Version = 7 };
        member.Set(new Profile { ConsentedAt = Moment, Minutes = 20, LevelSince = LeapDay });
        var note = new Said("«ünï» 🙂 'quoted' \"twice\" \\ %_");
        await using (var db = await store.OpenAsync())
        {
            db.Members.Add(member);
            db.Identities.Add(new MemberIdentity { Platform = "test", PersonId = person, MemberId = member.Id });
            member.Journal.Add(JournalEntry.Of(member.Id, LeapDay, Moment, note));
            await db.SaveChangesAsync();
        }

        await using var again = await store.OpenAsync();
        var read = (await again.Identities.Include(identity => identity.Member).ThenInclude(found => found.Journal)
            .SingleAsync(identity => identity.PersonId == person)).Member;
        Assert.Equal((member.Id, Moment, "de", member.ZoneId, dayStart, 7), (read.Id, read.JoinedAt, read.Language, read.ZoneId, read.DayStart, read.Version));
        Assert.Equal(member.Get<Profile>(), read.Get<Profile>());
        Assert.Equal(member.Tag, read.Tag);
        var entry = Assert.Single(read.Journal);
        Assert.Equal((LeapDay, Moment, note), (entry.Day, entry.At, entry.Read<Said>()));
    }

    private sealed record Said(string Text) : IJournalNote<Said>
    {
        public static string Kind => "said";

        public static JsonTypeInfo<Said> Json { get; } = (JsonTypeInfo<Said>)JsonSerializerOptions.Default.GetTypeInfo(typeof(Said));
    }
}
