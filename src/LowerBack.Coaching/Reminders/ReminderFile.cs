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

    /// <summary>Of each kind the wish before, so that a change can be undone.</summary>
    public ImmutableArray<ReminderSchedule> Before { get; init; } = [];

    /// <summary>What others send that they do not want; see <see cref="KindTraits.FromOthers"/>.</summary>
    public ImmutableArray<ReminderKind> Refused { get; init; } = [];

    /// <summary>How often the wishes were changed.</summary>
    public int Changes { get; init; }

    /// <summary>The reminder whose time was asked for last, so that a time that is typed is taken for it.</summary>
    public ReminderKind? AsksFor { get; init; }

    /// <summary>When that was.</summary>
    public Instant AskedAt { get; init; }

    /// <summary>When they sleep, where they said so.</summary>
    public SleepTimes? Sleep { get; init; }

    /// <summary>Until when everything is quiet; null where nothing is paused.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>When they last moved, or said so: the desk nudges count from it.</summary>
    public Instant? MovedAt { get; init; }

    /// <summary>What the agenda was last laid for; see <see cref="AgendaKeeper"/>.</summary>
    public string? LaidFor { get; init; }

    /// <summary>When they were asked whether the check-in shall come by itself.</summary>
    public OfferMoments Offered { get; init; }

    /// <summary>How they want a kind; null where they do not.</summary>
    public ReminderSchedule? Wish(ReminderKind kind)
    {
        foreach (var wish in Wishes)
        {
            if (wish.Kind == kind)
                return wish;
        }

        return null;
    }

    /// <summary>What two files of one person come to: the wishes that were chosen, any quiet that either asked for, and an agenda that has to be laid anew.</summary>
    public static ReminderFile Together(ReminderFile chosen, ReminderFile other) => chosen with
    {
        Changes = Math.Max(chosen.Changes, other.Changes) + 1,
        Refused = [.. chosen.Refused.Union(other.Refused)],
        AsksFor = null,
        Sleep = chosen.Sleep ?? other.Sleep,
        PausedUntil = MemberMerge.Later(chosen.PausedUntil, other.PausedUntil),
        MovedAt = MemberMerge.Later(chosen.MovedAt, other.MovedAt),
        LaidFor = chosen.LaidFor ?? other.LaidFor,
        Offered = chosen.Offered | other.Offered,
    };

    /// <summary>Whether they want a kind.</summary>
    public bool Wants(ReminderKind kind) => IsFromOthers(kind) ? !Refused.Contains(kind) : Wish(kind) is not null;

    /// <summary>The file with a wish in the place of the one of its kind.</summary>
    public ReminderFile With(ReminderSchedule wish) => Without(wish.Kind) is var file ? file with { Wishes = file.Wishes.Add(wish) } : this;

    /// <summary>The file without a kind.</summary>
    public ReminderFile Without(ReminderKind kind) => IsFromOthers(kind) ? this with { Refused = [.. Refused.Remove(kind), kind] } : this with
    {
        Wishes = Wishes.RemoveAll(wish => wish.Kind == kind),
        Before = [.. Before.Where(wish => wish.Kind != kind), .. Wishes.Where(wish => wish.Kind == kind)],
        Changes = Changes + 1,
    };

    /// <summary>The file with a kind as it was before it was last changed, twice is as it was; with what others send, once it was turned off.</summary>
    public ReminderFile Undo(ReminderKind kind) =>
        IsFromOthers(kind) ? this with { Refused = Refused.Remove(kind) }
        : Before.FirstOrDefault(wish => wish.Kind == kind) is { } before ? With(before) : Without(kind);

    private static bool IsFromOthers(ReminderKind kind) => KindRules.Of(kind).Has(KindTraits.FromOthers);
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

    /// <summary>The message that was counted last.</summary>
    public Guid LastMessage { get; init; }

    /// <summary>The file before that one was counted.</summary>
    public OutreachFile? Before { get; init; }

    /// <summary>How each kind was taken since they were last seen.</summary>
    public ImmutableDictionary<ReminderKind, Silence> Silent { get; init; } = ImmutableDictionary<ReminderKind, Silence>.Empty;

    /// <summary>Whether they were told, since they were last seen, that it becomes quiet.</summary>
    public bool NoteSent { get; init; }

    /// <summary>The file on a day: what was counted before it does not count.</summary>
    public OutreachFile On(LocalDate day) => day == Day ? this : this with { Day = day, Sent = default };

    /// <summary>The file as if a message had not been counted: one that has to leave again is not held up by its first attempt.</summary>
    public OutreachFile Without(Guid message) => message == LastMessage && Before is { } before ? before : this;

    /// <summary>The file once one more was sent.</summary>
    public OutreachFile With(ReminderKind kind, Guid message, Instant now, bool counts, bool slower) => this with
    {
        LastMessage = message,
        Before = this with { Before = null },
        Sent = counts ? Sent.With(kind) : Sent,
        LastKind = kind,
        LastAt = now,
        Silent = Silent.SetItem(kind, new Silence((Silent.GetValueOrDefault(kind)?.Unanswered ?? 0) + 1, slower || Silent.GetValueOrDefault(kind)?.SlowerSaid == true, now)),
    };

    /// <summary>The file once the member is seen: whatever they do is an answer.</summary>
    public OutreachFile Seen() => Silent.IsEmpty && !NoteSent ? this : this with { Silent = Silent.Clear(), NoteSent = false, Before = Before?.Seen() };

    /// <summary>How a kind was taken. That it comes half as often is said once, whichever kind says it.</summary>
    public Hearing Hearing(ReminderKind kind, int silentDays) =>
        new(Silent.GetValueOrDefault(kind)?.Unanswered ?? 0, Silent.Values.Any(silence => silence.SlowerSaid), silentDays, NoteSent);

    /// <inheritdoc/>
    public bool Equals(OutreachFile? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Day, LastAt);
}

/// <summary>What was sent of a kind since the member was last seen.</summary>
/// <param name="Unanswered">How many.</param>
/// <param name="SlowerSaid">Whether they were told with it that everything they leave unanswered comes half as often.</param>
/// <param name="LastAt">When the last one was.</param>
public sealed record Silence(int Unanswered, bool SlowerSaid, Instant LastAt);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(Agenda))]
[JsonSerializable(typeof(ReminderFile))]
[JsonSerializable(typeof(OutreachFile))]
internal sealed partial class RemindersJson : JsonSerializerContext;
