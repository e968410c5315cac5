using System.Text.Json;
using LowerBack.Coaching.Storage;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Members;

/// <summary>What a turn did to an entry of the journal.</summary>
/// <param name="Entry">The entry as it is now.</param>
/// <param name="Before">Its note before the turn, as JSON; null for a new entry.</param>
public sealed record JournalChange(JournalEntry Entry, string? Before)
{
    /// <summary>All that this turn wrote into the journal, and has not saved yet.</summary>
    public static IReadOnlyList<JournalChange> Of(CoachContext db) =>
    [
        .. db.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => new JournalChange(entry.Entity, entry.State == EntityState.Added ? null : entry.Property(row => row.Note).OriginalValue)),
    ];

    /// <summary>The note before the turn, where it is one of that kind.</summary>
    public T? Was<T>()
        where T : class, IJournalNote<T> => Before is not null && Entry.Kind == T.Kind ? JsonSerializer.Deserialize(Before, T.Json) : null;
}
