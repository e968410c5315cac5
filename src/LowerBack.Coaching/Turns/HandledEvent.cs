using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Turns;

/// <summary>Remembers that an event was handled, saved with what it changed, so that a redelivery changes nothing.</summary>
public sealed class HandledEvent
{
    public required string Platform { get; init; }

    public required string EventId { get; init; }

    public required Instant HandledAt { get; init; }
}

internal sealed class HandledEventTable : IEntityTypeConfiguration<HandledEvent>
{
    public void Configure(EntityTypeBuilder<HandledEvent> table)
    {
        table.ToTable("handled_events");
        table.HasKey(handled => new { handled.Platform, handled.EventId });
        table.Property(handled => handled.Platform).HasMaxLength(32);
        table.Property(handled => handled.EventId).HasMaxLength(128);
        table.HasIndex(handled => handled.HandledAt);
    }
}
