using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Members;

/// <summary>A table with rows of a member.</summary>
/// <param name="kind">The name it has in exports and receipts. Never changes.</param>
/// <param name="label">What it is, for a number of rows.</param>
/// <param name="rows">The rows of a member.</param>
public class HeldRows<T>(string kind, Func<Words, int, Prose> label, Func<CoachContext, Guid, IQueryable<T>> rows) : HeldData(kind, label)
    where T : class
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Covers { get; } = [typeof(T)];

    /// <summary>The column that holds JSON, and what it is called in an export; null where none does.</summary>
    public (string Column, string As)? Inside { get; init; }

    /// <inheritdoc/>
    public override Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop) => rows(db, member.Id).CountAsync(stop);

    /// <inheritdoc/>
    public override async Task ExportAsync(CoachContext db, Member member, Utf8JsonWriter json, CancellationToken stop)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        // A row a line: indented, two years of sessions would be more than a chat takes as a file, and harder to look through.
        var line = new ArrayBufferWriter<byte>();
        await using var pen = new Utf8JsonWriter(line, json.Options with { Indented = false });
        json.WriteStartArray(Kind);
        await foreach (var row in InOrder(rows(db, member.Id)).AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            // The writer puts raw JSON where it stands, so the line begins here.
            line.Write("\n    "u8);
            RowJson.Write(pen, type, row, Inside);
            await pen.FlushAsync(stop);
            json.WriteRawValue(line.WrittenSpan);
            line.ResetWrittenCount();
            pen.Reset();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override Task<int> EraseAsync(CoachContext db, Member member, CancellationToken stop) => rows(db, member.Id).ExecuteDeleteAsync(stop);

    /// <inheritdoc/>
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        foreach (var row in await rows(merge.Db, merge.Other.Id).ToListAsync(stop))
            Move(merge, row);
    }

    /// <summary>Makes a row the keeper's; not where its member is part of its key, which no row can change.</summary>
    protected static void Move(MemberMerge merge, T row)
    {
        var entry = merge.Db.Entry(row);
        var owner = entry.Metadata.GetForeignKeys().Single(key => key.PrincipalEntityType.ClrType == typeof(Member)).Properties[0];
        entry.Property(owner.Name).CurrentValue = merge.Keeper.Id;
    }

    /// <summary>The rows in the order in which an export shows them.</summary>
    protected virtual IQueryable<T> InOrder(IQueryable<T> rows) => rows;
}

/// <summary>The notes of one kind in the journal, with the days they belong to.</summary>
public sealed class HeldNotes<T> : HeldRows<JournalEntry>
    where T : class, IJournalNote<T>
{
    /// <inheritdoc cref="HeldRows{T}"/>
    public HeldNotes(Func<Words, int, Prose> label)
        : base(T.Kind, label, OfKind(T.Kind))
    {
        Inside = (nameof(JournalEntry.Note), "note");
        Kept = words => words.Plain(MembersText.KeptForMonths, ("months", JournalEntry.MonthsKept));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Covers { get; } = [typeof(JournalEntry), typeof(T)];

    /// <summary>
    /// What stays of one day of which both told something, given all of it in the order in which it was told: as much or less.
    /// All of it unless it says so.
    /// </summary>
    public Func<ImmutableArray<T>, ImmutableArray<T>> SameDay { get; init; } = all => all;

    /// <inheritdoc/>
    public override Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var (kept, moved) = (Of(merge.Keeper), Of(merge.Other));
        foreach (var entry in moved)
            Move(merge, entry);
        foreach (var day in kept.Select(entry => entry.Day).Intersect(moved.Select(entry => entry.Day)).ToList())
            Join(merge, [.. kept.Concat(moved).Where(entry => entry.Day == day).OrderBy(entry => entry.At).ThenBy(entry => entry.Id)]);
        return Task.CompletedTask;
    }

    private static List<JournalEntry> Of(Member member) => [.. member.Journal.Where(entry => entry.Kind == T.Kind)];

    private void Join(MemberMerge merge, List<JournalEntry> entries)
    {
        var left = SameDay([.. entries.Select(entry => entry.Read<T>()!)]);
        for (var at = 0; at < entries.Count; at++)
        {
            if (at < left.Length)
                entries[at].Write(left[at]);
            else
                merge.Db.Remove(entries[at]);
        }
    }

    /// <inheritdoc/>
    protected override IQueryable<JournalEntry> InOrder(IQueryable<JournalEntry> rows) => rows.OrderBy(entry => entry.Day).ThenBy(entry => entry.At);

    private static Func<CoachContext, Guid, IQueryable<JournalEntry>> OfKind(string kind) =>
        (db, member) => db.Journal.Where(entry => entry.MemberId == member && entry.Kind == kind);
}
