using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>Something a member did on one of their days. Streaks, trends and the next plan are read out of these.</summary>
public sealed class JournalEntry
{
    /// <summary>For how many months an entry is kept: long enough to compare a season with the one a year before. Our own figure.</summary>
    public const int MonthsKept = 24;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MemberId { get; init; }

    /// <summary>The member's own day, by their zone and day start.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>What kind of note it holds; see <see cref="IJournalNote{T}.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was written first.</summary>
    public required Instant At { get; init; }

    /// <summary>The note as JSON.</summary>
    public string Note { get; private set; } = "{}";

    /// <summary>A new entry with its note.</summary>
    public static JournalEntry Of<T>(Guid member, LocalDate day, Instant at, T note)
        where T : class, IJournalNote<T>
    {
        var entry = new JournalEntry { MemberId = member, Day = day, Kind = T.Kind, At = at };
        entry.Write(note);
        return entry;
    }

    /// <summary>The note, where this entry holds one of that kind.</summary>
    public T? Read<T>()
        where T : class, IJournalNote<T> => Kind == T.Kind ? JsonSerializer.Deserialize(Note, T.Json) : null;

    /// <summary>Puts another note in the place of this one.</summary>
    public void Write<T>(T note)
        where T : class, IJournalNote<T> => Note = JsonSerializer.Serialize(note, T.Json);
}

/// <summary>What one slice writes down about a member's day: an immutable record.</summary>
public interface IJournalNote<T>
    where T : class, IJournalNote<T>
{
    /// <summary>The name it is stored under. Never changes.</summary>
    static abstract string Kind { get; }

    /// <summary>How it is written.</summary>
    static abstract JsonTypeInfo<T> Json { get; }
}
