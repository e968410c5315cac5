using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>
/// Lets a member's teams see that they showed up: after a turn that wrote into their journal, or that paused them, the boards of
/// that day are brought up to date. Whoever is in no team costs nothing.
/// </summary>
internal sealed class TeamEnd : ITurnEnd
{
    /// <summary>Longer than any turn takes.</summary>
    private static readonly NodaTime.Duration AboutToClose = NodaTime.Duration.FromMinutes(1);

    public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var member = turn.Member;
        var file = member.Get<TeamFile>();
        if (file.Teams.IsEmpty)
            return answer;
        var days = db.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Where(entry => ShownUp.Bears(entry.Entity)).Select(entry => entry.Entity.Day).ToHashSet();
        var isPaused = TeamPerson.IsPaused(member, turn.Now.Now);
        if (isPaused != file.WasPaused)
        {
            member.Set(file with { WasPaused = isPaused });
            days.Add(turn.Now.Today);
        }

        if (days.Count > 0)
            await TellAsync(db, turn, [.. file.Teams], days, stop);
        return answer;
    }

    private static async Task TellAsync(CoachContext db, Turn turn, Guid[] ids, HashSet<NodaTime.LocalDate> days, CancellationToken stop)
    {
        var now = turn.Now.Now;
        var teams = await db.Teams.Where(team => ids.Contains(team.Id)).Include(team => team.Chats).ToListAsync(stop);
        var first = days.Min();
        var posts = await db.TeamPosts.Where(post => ids.Contains(post.Chat.TeamId) && post.Kind == TeamPostKind.Board && post.Day >= first).ToListAsync(stop);
        foreach (var team in teams)
        {
            // A day that closes at this moment must not close without this turn: of the two the later is run again.
            if (days.Contains(team.OpenDay) && now >= TeamRules.ClosesAt(team) - AboutToClose)
                team.Version++;
            foreach (var chat in team.Chats.Where(chat => !chat.IsLost))
                TeamBoards.Tell(db, team, chat, [.. posts.Where(post => post.ChatId == chat.Id && days.Contains(post.Day))], days.Contains(team.OpenDay), now);
        }

        var closed = await db.TeamDays.Where(day => ids.Contains(day.TeamId) && day.Day >= first).ToListAsync(stop);
        foreach (var day in closed.Where(day => days.Contains(day.Day)))
        {
            var team = teams.Single(team => team.Id == day.TeamId);
            if (!day.Reopen(team.OpenDay))
                continue;
            team.LookAt = now;
            team.Version++;
        }

        turn.SpeakSoon();
    }
}

/// <summary>When a conversation's board of a day is to be brought up to date.</summary>
internal static class TeamBoards
{
    /// <summary>Lets the boards of a conversation be brought up to date; the one of the open day is posted with whoever shows up first.</summary>
    public static void Tell(CoachContext db, Team team, TeamChat chat, IReadOnlyCollection<TeamPost> boards, bool isToday, NodaTime.Instant now)
    {
        foreach (var board in boards.Where(board => board.State != TeamPostState.Over))
            board.Ask(now);
        if (!isToday || boards.Any(board => board.Day == team.OpenDay))
            return;
        db.Add(new TeamPost
        {
            ChatId = chat.Id, Platform = chat.Platform, Kind = TeamPostKind.Board, Day = team.OpenDay,
            TryAt = now, NotAfter = TeamRules.ClosesAt(team) + TakesLate,
        });
    }

    /// <summary>Lets all boards that are still shown as they change be brought up to date.</summary>
    public static async Task RefreshAsync(TeamTalk talk, Team team)
    {
        await RefreshAsync(talk.Db, team, talk.Turn.Now.Now, talk.Stop);
        talk.Turn.SpeakSoon();
    }

    /// <inheritdoc cref="RefreshAsync(TeamTalk, Team)"/>
    public static async Task RefreshAsync(CoachContext db, Team team, NodaTime.Instant now, CancellationToken stop)
    {
        var posts = await db.TeamPosts.Where(post => post.Chat.TeamId == team.Id && post.Kind == TeamPostKind.Board
            && post.State != TeamPostState.Over && post.NotAfter >= now).ToListAsync(stop);
        foreach (var post in posts)
            post.Ask(now);
    }

    /// <summary>For so long after its day has closed a board shows what was told late; nobody scrolls back further. Our own figure.</summary>
    public static readonly NodaTime.Duration TakesLate = NodaTime.Duration.FromDays(2);
}
