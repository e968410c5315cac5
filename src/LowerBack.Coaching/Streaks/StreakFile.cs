using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>What is kept of a member's streak besides the journal. No mark is in it.</summary>
public sealed record StreakFile : IFacet<StreakFile>
{
    public static string Kind => "streak";

    public static JsonTypeInfo<StreakFile> Json => StreakJson.Default.StreakFile;

    public static StreakFile Initial { get; } = new();

    /// <summary>
    /// What the days came to that nothing can change any more, so that weeks are read and not years, and that what the journal
    /// forgets after its months stays counted. Null until there were such days.
    /// </summary>
    public StreakBalance? Forward { get; init; }

    /// <summary>The first day after a pause that began in those days.</summary>
    public LocalDate? ForwardPausedUntil { get; init; }

    /// <summary>Since which day a STOP or a HOLD holds; null where none does.</summary>
    public LocalDate? HeldSince { get; init; }

    /// <summary>The clock they last lived by: their zone and day start. Null before they said where they are.</summary>
    public string? ZoneId { get; init; }

    /// <inheritdoc cref="ZoneId"/>
    public LocalTime DayStart { get; init; }

    /// <summary>The last number of days shown up that was celebrated.</summary>
    public int DaysCelebrated { get; init; }

    /// <summary>The last number of weeks kept that was celebrated.</summary>
    public int WeeksCelebrated { get; init; }

    /// <summary>The last day without anything logged of which something was said.</summary>
    public LocalDate? ToldThrough { get; init; }

    /// <summary>The last day of which it was said that it was made up for.</summary>
    public LocalDate? MendTold { get; init; }
}
