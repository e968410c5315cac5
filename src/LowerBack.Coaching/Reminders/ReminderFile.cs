using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>What a member wants to hear first from the coach, and when not.</summary>
public sealed record ReminderFile : IFacet<ReminderFile>
{
    public static string Kind => "reminders";

    public static JsonTypeInfo<ReminderFile> Json => RemindersJson.Default.ReminderFile;

    public static ReminderFile Initial { get; } = new();

    /// <summary>The reminders they want.</summary>
    public ImmutableArray<ReminderSchedule> Wishes { get; init; } = [];

    /// <summary>Those of them that were turned off last, so that they can be had again.</summary>
    public ImmutableArray<ReminderSchedule> Off { get; init; } = [];

    /// <summary>How often the wishes were changed.</summary>
    public int Changes { get; init; }

    /// <summary>Whether they were asked when the check-in may come.</summary>
    public bool Asked { get; init; }

    /// <summary>When they sleep, where they said so.</summary>
    public SleepTimes? Sleep { get; init; }

    /// <summary>Until when everything is quiet; null where nothing is paused.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>When they last moved, or said so: the desk nudges count from it.</summary>
    public Instant? MovedAt { get; init; }

    /// <summary>What the agenda was last laid for; see <see cref="AgendaKeeper"/>.</summary>
    public string? LaidFor { get; init; }

    /// <summary>Whether they want a kind.</summary>
    public bool Wants(ReminderKind kind) => Wishes.Any(wish => wish.Kind == kind);

    /// <summary>The file with other wishes.</summary>
    public ReminderFile With(ImmutableArray<ReminderSchedule> wishes) => this with { Wishes = wishes, Changes = Changes + 1 };

    /// <summary>The file with a wish in the place of all of its kind.</summary>
    public ReminderFile With(ReminderSchedule wish) => With([.. Wishes.Where(other => other.Kind != wish.Kind), wish]);

    /// <summary>The file without a kind.</summary>
    public ReminderFile Without(ReminderKind kind) => With(Wishes.RemoveAll(wish => wish.Kind == kind)) with
    {
        Off = [.. Off.Where(wish => wish.Kind != kind), .. Wishes.Where(wish => wish.Kind == kind)],
    };

    /// <summary>The file with a kind as it was before it was turned off.</summary>
    public ReminderFile WithAgain(ReminderKind kind) => Wants(kind) ? this : With([.. Wishes, .. Off.Where(wish => wish.Kind == kind)]);
}

/// <summary>What was sent to a member, and how they took it.</summary>
public sealed record OutreachFile : IFacet<OutreachFile>
{
    public static string Kind => "outreach";

    public static JsonTypeInfo<OutreachFile> Json => RemindersJson.Default.OutreachFile;

    public static OutreachFile Initial { get; } = new();

    /// <summary>The member's day that is counted.</summary>
    public LocalDate Day { get; init; }

    /// <summary>What was sent on it.</summary>
    public SentToday Sent { get; init; }

    /// <summary>What was sent last.</summary>
    public ReminderKind? LastKind { get; init; }

    /// <summary>When that was.</summary>
    public Instant LastAt { get; init; }

    /// <summary>How each kind was taken since they were last seen.</summary>
    public ImmutableDictionary<ReminderKind, Silence> Silent { get; init; } = ImmutableDictionary<ReminderKind, Silence>.Empty;

    /// <summary>Whether they were told, since they were last seen, that it becomes quiet.</summary>
    public bool NoteSent { get; init; }

    /// <summary>The file on a day: what was counted before it does not count.</summary>
    public OutreachFile On(LocalDate day) => day == Day ? this : this with { Day = day, Sent = default };

    /// <summary>The file once one more was sent.</summary>
    public OutreachFile With(ReminderKind kind, Instant now, bool counts, bool slower) => this with
    {
        Sent = counts ? Sent.With(kind) : Sent,
        LastKind = kind,
        LastAt = now,
        Silent = Silent.SetItem(kind, new Silence((Silent.GetValueOrDefault(kind)?.Unanswered ?? 0) + 1, slower || Silent.GetValueOrDefault(kind)?.SlowerSaid == true, now)),
    };

    /// <summary>The file once the member is seen: whatever they do is an answer.</summary>
    public OutreachFile Seen() => Silent.IsEmpty && !NoteSent ? this : this with { Silent = Silent.Clear(), NoteSent = false };

    /// <summary>How a kind was taken.</summary>
    public Hearing Hearing(ReminderKind kind, int silentDays) =>
        new(Silent.GetValueOrDefault(kind)?.Unanswered ?? 0, Silent.GetValueOrDefault(kind)?.SlowerSaid ?? false, silentDays, NoteSent);

    /// <inheritdoc/>
    public bool Equals(OutreachFile? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Day, LastAt);
}

/// <summary>What was sent of a kind since the member was last seen.</summary>
/// <param name="Unanswered">How many.</param>
/// <param name="SlowerSaid">Whether they were told that it comes half as often.</param>
/// <param name="LastAt">When the last one was.</param>
public sealed record Silence(int Unanswered, bool SlowerSaid, Instant LastAt);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(Agenda))]
[JsonSerializable(typeof(ReminderFile))]
[JsonSerializable(typeof(OutreachFile))]
internal sealed partial class RemindersJson : JsonSerializerContext;
