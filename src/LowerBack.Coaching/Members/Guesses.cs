using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>The wrong codes that somebody typed lately, whatever the codes are for: see <see cref="OneTimeCode"/>.</summary>
public sealed record Guesses : IFacet<Guesses>
{
    /// <summary>So many wrong codes within <see cref="Forgotten"/> are taken; then no code is until that time has passed.</summary>
    public const int Most = 5;

    /// <summary>How long wrong codes are counted. Our own figure: a person mistypes less often, and no machine comes far.</summary>
    public static readonly Duration Forgotten = Duration.FromHours(1);

    public static string Kind => "guesses";

    public static JsonTypeInfo<Guesses> Json => GuessesJson.Default.Guesses;

    public static Guesses Initial { get; } = new();

    /// <summary>How many there were since <see cref="Since"/>.</summary>
    public int Count { get; init; }

    /// <summary>When the first of them was; null where there is none.</summary>
    public Instant? Since { get; init; }

    /// <summary>When codes are taken again; null where they are now.</summary>
    public Instant? MayAgainAt(Instant now) => Count >= Most && Since + Forgotten is { } free && free > now ? free : null;

    /// <summary>One more wrong code.</summary>
    public Guesses With(Instant now) => Since is { } first && now < first + Forgotten
        ? this with { Count = Count + 1 }
        : new Guesses { Count = 1, Since = now };
}

/// <summary>Writes down that somebody has come to the end of their guesses: who, and nothing of what they typed.</summary>
internal sealed partial class GuessWatch(ILogger<GuessWatch> log) : ITurnEnd
{
    public ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        if (turn.HasGuessed && turn.Member.Get<Guesses>().Count == Guesses.Most)
            LogTooMany(turn.Member.Id, turn.Said.At.Platform.Value, Guesses.Most);
        return ValueTask.FromResult(answer);
    }

    [LoggerMessage(1301, LogLevel.Warning, "Member {Member} on {Platform} has typed {Count} wrong codes within the hour; no more are taken until it is over")]
    private partial void LogTooMany(Guid member, string platform, int count);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson)])]
[JsonSerializable(typeof(Guesses))]
internal sealed partial class GuessesJson : JsonSerializerContext;
