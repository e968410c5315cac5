using LowerBack.Coaching.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>A way into a team that works once: for a person, or for a conversation that is to show the board.</summary>
public sealed class TeamInvite
{
    /// <summary>For how many days it works. Our own figure: somebody who is asked at the weekend may answer after it.</summary>
    public const int WorksDays = 7;

    /// <summary>How many of one team may be open at once: a class of friends, and no leaflet.</summary>
    public const int MostOpen = Team.MostMembers;

    /// <summary>The hash of its code; the code itself is shown once and not kept.</summary>
    public required string Hash { get; init; }

    public required Guid TeamId { get; init; }

    /// <summary>Who made it; when they go, so does it.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>Whether it brings a conversation and not a person.</summary>
    public required bool IsForChat { get; init; }

    public required Instant Until { get; init; }
}

internal sealed class TeamInviteTable : IEntityTypeConfiguration<TeamInvite>
{
    public void Configure(EntityTypeBuilder<TeamInvite> table)
    {
        table.ToTable("team_invites");
        table.HasKey(invite => invite.Hash);
        table.Property(invite => invite.Hash).HasMaxLength(64);
        table.HasIndex(invite => invite.Until);
        table.HasOne<Team>().WithMany().HasForeignKey(invite => invite.TeamId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Member>().WithMany().HasForeignKey(invite => invite.MadeBy).OnDelete(DeleteBehavior.Cascade);
    }
}
