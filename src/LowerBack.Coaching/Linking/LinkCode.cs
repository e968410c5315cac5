using LowerBack.Coaching.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Linking;

/// <summary>A code by which somebody shows on another platform that they are the same person. It works once, and not for long.</summary>
public sealed class LinkCode
{
    /// <summary>For so long it works: enough to change from one app to the other. Our own figure.</summary>
    public const int WorksMinutes = 10;

    /// <summary>The hash of the code; the code itself is shown once and not kept.</summary>
    public required string Hash { get; init; }

    /// <summary>Who made it; they have one at most.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Where they made it, such as "telegram".</summary>
    public required string Platform { get; init; }

    /// <summary>From then on it does not work.</summary>
    public required Instant Until { get; init; }
}

internal sealed class LinkCodeTable : IEntityTypeConfiguration<LinkCode>
{
    public void Configure(EntityTypeBuilder<LinkCode> table)
    {
        table.ToTable("link_codes");
        table.HasKey(code => code.Hash);
        table.Property(code => code.Hash).HasMaxLength(64);
        table.Property(code => code.Platform).HasMaxLength(32);
        table.HasIndex(code => code.MemberId).IsUnique();
        table.HasIndex(code => code.Until);
        table.HasOne<Member>().WithMany().HasForeignKey(code => code.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
