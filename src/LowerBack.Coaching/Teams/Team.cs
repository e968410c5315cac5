using LowerBack.Coaching.Members;
using LowerBack.Coaching.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>People who keep a streak together, wherever each of them chats.</summary>
public sealed class Team
{
    /// <summary>The most members of a team; beyond it a board is a list nobody reads.</summary>
    public const int MostMembers = 30;

    /// <summary>The most teams of one member. Our own figure.</summary>
    public const int MostTeams = 5;

    /// <summary>The longest name of a team, in characters.</summary>
    public const int LongestName = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>The IANA zone by which its day closes.</summary>
    public required string ZoneId { get; set; }

    /// <summary>When its day closes, 00:00 to 06:00; 03:00 unless it chose otherwise.</summary>
    public LocalTime ClosesAt { get; set; } = LocalNow.UsualDayStart;

    /// <summary>How many of a hundred members who count have to show up for the day to be kept, 50 to 100.</summary>
    public int Threshold { get; set; } = 60;

    /// <summary>On which day the week is told; none for never.</summary>
    public IsoDayOfWeek DigestOn { get; set; } = IsoDayOfWeek.Monday;

    /// <summary>The team's day that is open.</summary>
    public required LocalDate OpenDay { get; set; }

    /// <summary>When its days have to be looked at: the open one closes then, or a closed one has changed.</summary>
    public required Instant LookAt { get; set; }

    /// <summary>How many of its closed days were kept, so that nobody has to count years of them each night.</summary>
    public int KeptDays { get; set; }

    /// <summary>For how many kept days it was celebrated last, so that each number is celebrated once.</summary>
    public int Celebrated { get; set; }

    /// <summary>Counts its changes; of two at once the later is done again.</summary>
    public int Version { get; set; }

    public IList<TeamMember> Members { get; } = new List<TeamMember>();

    public IList<TeamChat> Chats { get; } = new List<TeamChat>();

    /// <summary>The moment as the team lives it.</summary>
    public LocalNow At(Instant now) => LocalNow.At(now, DateTimeZoneProviders.Tzdb[ZoneId], ClosesAt);
}

/// <summary>That somebody is in a team.</summary>
public sealed class TeamMember
{
    /// <summary>The longest name on a board, in characters.</summary>
    public const int LongestName = 32;

    public required Guid TeamId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>The team's day on which they came: on it they count for nothing yet.</summary>
    public required LocalDate JoinedOn { get; set; }

    /// <summary>What the board calls them; null where they are not to be named.</summary>
    public string? Name { get; set; }

    /// <summary>Whether they may change the team.</summary>
    public bool IsAdmin { get; set; }
}

/// <summary>A day of a team that has closed: numbers, and nobody's name, so that it outlives those who leave.</summary>
public sealed class TeamDay
{
    /// <summary>By so many days the dates of two people can differ at one moment: 25 hours between zones, and six between day starts.</summary>
    public const int DatesApart = 2;

    /// <summary>For so many days after its close a day takes in what somebody tells late: answers come up to two of their own days late.</summary>
    public const int TakesLateDays = 2 + DatesApart;

    public required Guid TeamId { get; init; }

    public required LocalDate Day { get; init; }

    /// <summary>How many members counted.</summary>
    public required int Counted { get; set; }

    /// <summary>How many of them showed up.</summary>
    public required int ShowedUp { get; set; }

    /// <summary>Whether it was kept; null where nobody counted, so that it was neither kept nor missed.</summary>
    public required bool? Kept { get; set; }

    /// <summary>
    /// How many of those who counted have left the team since: nobody can count them again. A day that is still open has a row
    /// where somebody left it after showing up, and nothing else of that row is true yet.
    /// </summary>
    public int LeftCounted { get; private set; }

    /// <summary>How many of <see cref="LeftCounted"/> had shown up.</summary>
    public int LeftShowedUp { get; private set; }

    /// <summary>Somebody who counted leaves.</summary>
    public void Leave(bool showedUp)
    {
        LeftCounted++;
        LeftShowedUp += showedUp ? 1 : 0;
    }

    /// <summary>Whether somebody told something about it since it closed.</summary>
    public bool IsReopened { get; set; }

    /// <summary>Somebody tells something about it; answers whether it takes that in. A day that is open does so by itself.</summary>
    /// <param name="openDay">The team's day that is open.</param>
    public bool Reopen(LocalDate openDay) =>
        Day < openDay && Day >= openDay.PlusDays(-TakesLateDays) && (IsReopened = true);
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("teams");
        table.Property(team => team.Id).ValueGeneratedNever();
        table.Property(team => team.Name).HasMaxLength(Team.LongestName);
        table.Property(team => team.ZoneId).HasMaxLength(64);
        table.Property(team => team.Version).IsConcurrencyToken();
        table.HasIndex(team => team.LookAt);
        table.HasMany(team => team.Members).WithOne().HasForeignKey(member => member.TeamId).OnDelete(DeleteBehavior.Cascade);
        table.HasMany(team => team.Chats).WithOne().HasForeignKey(chat => chat.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamMemberTable : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> table)
    {
        table.ToTable("team_members");
        table.HasKey(member => new { member.TeamId, member.MemberId });
        table.Property(member => member.Name).HasMaxLength(TeamMember.LongestName);
        table.HasIndex(member => member.MemberId);
        table.HasOne<Member>().WithMany().HasForeignKey(member => member.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamDayTable : IEntityTypeConfiguration<TeamDay>
{
    public void Configure(EntityTypeBuilder<TeamDay> table)
    {
        table.ToTable("team_days");
        table.HasKey(day => new { day.TeamId, day.Day });
        table.HasOne<Team>().WithMany().HasForeignKey(day => day.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}
