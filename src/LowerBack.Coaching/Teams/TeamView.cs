using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>How one member stands on a day, under the name the board may use.</summary>
/// <param name="Name">Null where they are not to be named.</param>
/// <param name="Showing">As far as others may know.</param>
internal readonly record struct TeamFace(string? Name, TeamShowing Showing);

/// <summary>A day of a team as everybody in it may see it.</summary>
/// <param name="Name">The team's.</param>
/// <param name="Day">Which day.</param>
/// <param name="IsOpen">Whether it has not closed yet.</param>
/// <param name="Faces">Its members, in the order in which they came.</param>
/// <param name="Tally">What the day comes to.</param>
/// <param name="Past">The streak up to the day before.</param>
internal sealed record TeamView(string Name, LocalDate Day, bool IsOpen, ImmutableArray<TeamFace> Faces, TeamTally Tally, TeamPast Past)
{
    /// <summary>How many days in a row are kept, this one included.</summary>
    public int Chain => Tally.Kept switch
    {
        true => Past.Chain + 1,
        false when !IsOpen => 0,
        _ => Past.Chain,
    };

    /// <summary>How many days were ever kept, this one included.</summary>
    public int KeptDays => Past.KeptDays + (Tally.Kept == true ? 1 : 0);

    /// <summary>Reads a day of one team.</summary>
    public static async Task<TeamView> ReadAsync(CoachContext db, Team team, LocalDate day, CancellationToken stop)
    {
        var row = await db.TeamDays.AsNoTracking().SingleOrDefaultAsync(one => one.TeamId == team.Id && one.Day == day, stop);
        var people = (await TeamPeople.ReadAsync(db, [team.Id], day, day, stop))[team.Id].ToList();
        var faces = people.Select(one => new TeamFace(one.Membership.Name, one.ShowingOn(day))).ToImmutableArray();
        return new TeamView(
            team.Name, day, day >= team.OpenDay, faces,
            // A day that has closed is what it came to then, whoever left or joined since.
            row is not null && day < team.OpenDay
                ? new TeamTally(row.Counted, row.ShowedUp, 0, row.Kept)
                : TeamDays.Tally(faces.Select(face => face.Showing), row, team.Threshold),
            await TeamPast.ReadAsync(db, team.Id, day, stop));
    }
}

/// <summary>A team's streak before a day.</summary>
/// <param name="Chain">How many days in a row were kept up to the day before.</param>
/// <param name="KeptDays">How many days were ever kept.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TeamPast(int Chain, int KeptDays)
{
    public static async Task<TeamPast> ReadAsync(CoachContext db, Guid team, LocalDate before, CancellationToken stop)
    {
        var earlier = db.TeamDays.Where(day => day.TeamId == team && day.Day < before);
        var missed = await earlier.Where(day => day.Kept == false).MaxAsync(day => (LocalDate?)day.Day, stop) ?? new LocalDate(1, 1, 1);
        var past = await earlier.Where(day => day.Kept == true).GroupBy(_ => 1)
            .Select(kept => new { All = kept.Count(), Chain = kept.Count(day => day.Day > missed) }).SingleOrDefaultAsync(stop);
        return new TeamPast(past?.Chain ?? 0, past?.All ?? 0);
    }
}

/// <summary>Somebody in a team, with as much of their journal as was asked for.</summary>
internal sealed record TeamPerson(TeamMember Membership, Member Person, IEnumerable<JournalEntry> Journal)
{
    /// <summary>How they stand on a day. On the day they came they count for nothing yet.</summary>
    public TeamShowing ShowingOn(LocalDate day)
    {
        if (day <= Membership.JoinedOn)
            return TeamShowing.New;
        return ShownUp.On(day, Person, Journal) switch
        {
            Showing.Done => TeamShowing.Done,
            Showing.Rest => TeamShowing.Rest,
            Showing.LeftOut => TeamShowing.Paused,
            _ => TeamShowing.NotYet,
        };
    }

    /// <summary>Whether a member asks to be left alone, or a clinician should look first.</summary>
    public static bool IsPaused(Member member, Instant now) =>
        member.Get<ReminderFile>().PausedUntil > now || member.Get<FlareUps>().Last is { } flare && flare.Covers(now.InUtc().Date)
        || SafetyRules.State(member.Get<SafetyFile>(), member.Get<Profile>()) is SafetyState.Stop or SafetyState.Hold;
}

/// <summary>Reads the people of teams, however many, with three queries.</summary>
internal static class TeamPeople
{
    /// <summary>Reads one of them.</summary>
    public static async Task<TeamPerson> ReadAsync(CoachContext db, TeamMember member, LocalDate from, LocalDate to, CancellationToken stop) => new(
        member,
        await db.Members.AsNoTracking().SingleAsync(person => person.Id == member.MemberId, stop),
        await db.Journal.AsNoTracking().Where(entry => entry.MemberId == member.MemberId).Where(ShownUp.BearsOn(from, to)).ToListAsync(stop));

    /// <param name="db">The store.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="from">The first day of their journals that is read.</param>
    /// <param name="to">The last one.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ILookup<Guid, TeamPerson>> ReadAsync(
        CoachContext db, IReadOnlyList<Guid> teams, LocalDate from, LocalDate to, CancellationToken stop)
    {
        var memberships = await db.TeamMembers.AsNoTracking().Where(member => teams.Contains(member.TeamId))
            .OrderBy(member => member.JoinedOn).ThenBy(member => member.MemberId).ToListAsync(stop);
        var ids = memberships.Select(member => member.MemberId).Distinct().ToList();
        var people = await db.Members.AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, stop);
        var journals = (await db.Journal.AsNoTracking().Where(entry => ids.Contains(entry.MemberId)).Where(ShownUp.BearsOn(from, to)).ToListAsync(stop))
            .ToLookup(entry => entry.MemberId);
        return memberships.Where(member => people.ContainsKey(member.MemberId))
            .ToLookup(member => member.TeamId, member => new TeamPerson(member, people[member.MemberId], journals[member.MemberId]));
    }
}
