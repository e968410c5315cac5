using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>That somebody was erased: how much and when, and nothing about who. Only their receipt leads to it.</summary>
public sealed class Erasure
{
    /// <summary>For how many days it can be looked up.</summary>
    public const int DaysKept = 365;

    /// <summary>What the member was given when they asked for it.</summary>
    public required string Receipt { get; init; }

    public required Instant ErasedAt { get; init; }

    /// <summary>How many records of each <see cref="HeldData.Kind"/> there were, as a JSON object.</summary>
    public required string Counts { get; init; }
}

/// <summary>Forgets old receipts.</summary>
internal sealed class ErasureMemory(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter
{
    public string What => "receipts of erasures";

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var before = clock.GetCurrentInstant() - Duration.FromDays(Erasure.DaysKept);
        return await db.Erasures.Where(erasure => erasure.ErasedAt < before).ExecuteDeleteAsync(stop);
    }
}

internal sealed class ErasureTable : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> table)
    {
        table.ToTable("erasures");
        table.HasKey(erasure => erasure.Receipt);
        table.Property(erasure => erasure.Receipt).HasMaxLength(16);
    }
}
