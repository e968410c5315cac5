using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Benchmarks.Teams;

/// <summary>
/// Teams that have been together for three months, half of them shown in a group on Telegram and half in a channel on Discord.
/// Six in ten of their people show up on a day, one in twenty pauses, and everybody has two weeks of journal.
/// </summary>
internal static class TeamCrowd
{
    private const int PerSave = 200, DaysTogether = 90, DaysOfJournal = 14;

    /// <summary>Stores them as they are at a moment shortly before their day closes, with that day's boards in their chats.</summary>
    public static async Task SettleInAsync(IServiceProvider services, int teams, int people, LocalDate today, Instant now)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<CoachContext>>();
        var dice = new Random(7);
        foreach (var some in Enumerable.Range(0, teams).Chunk(PerSave))
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in some)
                Add(db, dice, number, people, today, now);
            await db.SaveChangesAsync();
        }
    }

    private static void Add(CoachContext db, Random dice, int number, int people, LocalDate today, Instant now)
    {
        var team = new Team { Name = $"Team {number}", ZoneId = "Europe/Berlin", OpenDay = today, LookAt = now, Celebrated = 66 };
        team.LookAt = TeamRules.ClosesAt(team);
        for (var at = 1; at <= DaysTogether; at++)
        {
            var kept = dice.Next(4) > 0;
            team.KeptDays += kept ? 1 : 0;
            db.Add(new TeamDay { TeamId = team.Id, Day = today.PlusDays(-at), Counted = people, ShowedUp = kept ? people - 1 : 2, Kept = kept });
        }

        // Every tenth reaches a number that is celebrated with this day, if it keeps it.
        if (number % 10 == 0)
            (team.KeptDays, team.Celebrated) = (99, 66);
        var platform = number % 2 == 0 ? "telegram" : "discord";
        var chat = new TeamChat { TeamId = team.Id, Platform = platform, Conversation = FormattableString.Invariant($"{1_000_000 + number}"), Thread = "", Language = "en" };
        db.AddRange(team, chat, new TeamPost
        {
            ChatId = chat.Id, Platform = platform, Kind = TeamPostKind.Board, Day = today, TryAt = null, NotAfter = team.LookAt + Duration.FromDays(2),
            State = TeamPostState.Posted, Message = "1",
        });
        for (var at = 0; at < people; at++)
            AddMember(db, dice, team, at, today, now);
    }

    private static void AddMember(CoachContext db, Random dice, Team team, int at, LocalDate today, Instant now)
    {
        var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = now - Duration.FromDays(DaysTogether + 1), LastSeen = today, Language = "en", ZoneId = team.ZoneId };
        member.Set(SafetyFile.Initial with { Verdict = Verdict.Clear });
        db.AddRange(member, new TeamMember { TeamId = team.Id, MemberId = member.Id, JoinedOn = today.PlusDays(-DaysTogether), Name = $"Somebody {at}", IsAdmin = at == 0 });
        if (dice.Next(20) == 0)
            db.Add(JournalEntry.Of(member.Id, today.PlusDays(-2), now, new PauseNote(today.PlusDays(5))));
        for (var day = today.PlusDays(-DaysOfJournal); day <= today; day = day.PlusDays(1))
        {
            if (dice.Next(10) < 6)
                db.Add(JournalEntry.Of(member.Id, day, now, new CheckInNote { Pain = dice.Next(5) }));
        }
    }
}
