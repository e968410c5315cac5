using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>The member's own row: its columns, and all facets in it.</summary>
internal sealed class HeldMember(Func<Words, int, Prose> label) : HeldData("member", label)
{
    public override IReadOnlyList<Type> Covers { get; } = [typeof(Member)];

    public override Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop) => Task.FromResult(1);

    public override Task ExportAsync(CoachContext db, Member member, Utf8JsonWriter json, CancellationToken stop)
    {
        json.WritePropertyName(Kind);
        RowJson.Write(json, db.Model.FindEntityType(typeof(Member))!, member, (nameof(Member.FacetsJson), "facets"));
        return Task.CompletedTask;
    }

    public override Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var (keeper, other, chosen) = (merge.Keeper, merge.Other, merge.Chosen);
        (keeper.Language, keeper.ZoneId, keeper.DayStart) = (chosen.Language, chosen.ZoneId, chosen.DayStart);
        keeper.JoinedAt = Instant.Min(keeper.JoinedAt, other.JoinedAt);
        keeper.LastSeen = LocalDate.Max(keeper.LastSeen, other.LastSeen);
        return Task.CompletedTask;
    }
}

/// <summary>A slice's facet, which lives in the member's own row.</summary>
/// <param name="label">What it is.</param>
/// <param name="count">How many things it remembers; 0 where it says nothing about the member.</param>
public sealed class HeldFacet<T>(Func<Words, int, Prose> label, Func<T, int> count) : HeldData(T.Kind, label)
    where T : class, IFacet<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Covers { get; } = [typeof(T)];

    /// <inheritdoc/>
    public override Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop) => Task.FromResult(count(member.Get<T>()));

    /// <summary>What stays of two: the first is that of the member whose settings stay. Nothing of the other unless it says so.</summary>
    public Func<T, T, T> Merge { get; init; } = (chosen, _) => chosen;

    /// <inheritdoc/>
    public override Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        merge.Keeper.Set(Merge(merge.Chosen.Get<T>(), merge.NotChosen.Get<T>()));
        return Task.CompletedTask;
    }
}
