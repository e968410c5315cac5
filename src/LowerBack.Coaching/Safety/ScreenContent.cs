using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Safety;

/// <summary>What an answer calls for, the gravest last.</summary>
public enum Care
{
    /// <summary>Nothing stands against training.</summary>
    None,

    /// <summary>Train, with changes.</summary>
    Modified,

    /// <summary>Train with changes, and mention it at the next visit.</summary>
    Mention,

    /// <summary>Train with changes, and see a clinician within days to two weeks.</summary>
    ClinicianSoon,

    /// <summary>See a clinician within days to two weeks; no strength plans until then.</summary>
    ClinicianHold,

    /// <summary>Medical advice today; no training.</summary>
    SameDay,

    /// <summary>Words of self-harm: a person to talk to, today; no training.</summary>
    Crisis,

    /// <summary>Emergency care now; no training.</summary>
    Emergency,
}

/// <summary>A question of the safety screen.</summary>
/// <param name="Id">Its name, such as RF1.</param>
/// <param name="Lists">The lists it stands on: "urgent", "full" or none, for follow-ups and questions only triggers ask.</param>
/// <param name="Answers">What can be answered.</param>
/// <param name="PicksAsk">Several answers may be picked, and each asks its follow-up.</param>
/// <param name="Counts">Several answers may be picked, and their number decides; the highest threshold first.</param>
public sealed record ScreenQuestion(
    string Id, ImmutableArray<string> Lists, ImmutableArray<ScreenOption> Answers, bool PicksAsk, ImmutableArray<ScreenCount> Counts)
{
    /// <summary>Whether several answers may be picked before going on.</summary>
    public bool IsPick => PicksAsk || !Counts.IsDefaultOrEmpty;

    /// <summary>The answer of that name, or null.</summary>
    public ScreenOption? Find(string answer) => Answers.FirstOrDefault(option => option.Id == answer);
}

/// <summary>One answer: what it calls for, or the follow-up that decides.</summary>
/// <param name="EmergencyWith">Questions which, answered with anything but no, make this one an emergency.</param>
/// <param name="Codes">Comfort codes that follow from it.</param>
public sealed record ScreenOption(
    string Id, Care Care, string? Ask, ImmutableArray<string> EmergencyWith, AvoidCodes Codes, bool TooYoung);

/// <summary>From this many picks on, this care.</summary>
public sealed record ScreenCount(int From, Care Care);

/// <summary>
/// The red-flag screen: which questions there are and what each answer calls for. Sources of the questions: the groups
/// of the IFOMPT red-flag framework (Finucane 2020), NICE NG59 and NG65, and NHS triage leaflets; wording and the "not
/// sure" column are ours.
/// </summary>
public sealed class ScreenContent
{
    private readonly FrozenDictionary<string, ScreenQuestion> _questions;

    private ScreenContent(IReadOnlyList<ScreenQuestion> questions)
    {
        _questions = questions.ToFrozenDictionary(question => question.Id);
        Urgent = [.. questions.Where(question => question.Lists.Contains("urgent")).Select(question => question.Id)];
        Full = [.. questions.Where(question => question.Lists.Contains("full")).Select(question => question.Id)];
    }

    /// <summary>Seven questions about what cannot wait, asked again whenever pain jumps.</summary>
    public ImmutableArray<string> Urgent { get; }

    /// <summary>All questions of the first screen, and again every 28 days.</summary>
    public ImmutableArray<string> Full { get; }

    /// <summary>All questions, follow-ups included.</summary>
    public IEnumerable<ScreenQuestion> Questions => _questions.Values;

    /// <summary>The question of that name, or null.</summary>
    public ScreenQuestion? Find(string id) => _questions.GetValueOrDefault(id);

    /// <summary>The comfort codes that the lists of conditions can lead to.</summary>
    public AvoidCodes Listed => Full.Aggregate(AvoidCodes.None, (all, id) =>
        Find(id)!.PicksAsk ? Find(id)!.Answers.Aggregate(all, (codes, option) => codes | LeadsTo(option)) : all);

    /// <summary>The answers of a list that are known to hold already, a bit each.</summary>
    public int Known(string id, AvoidCodes codes)
    {
        var known = 0;
        if (Find(id) is { PicksAsk: true } question)
        {
            for (var at = 0; at < question.Answers.Length; at++)
                known |= (LeadsTo(question.Answers[at]) & codes) != AvoidCodes.None ? 1 << at : 0;
        }

        return known;
    }

    private AvoidCodes LeadsTo(ScreenOption option) => option.Ask is { } next && Find(next) is { } question
        ? question.Answers.Aggregate(option.Codes, (codes, answer) => codes | answer.Codes)
        : option.Codes;

    /// <summary>Whether an answer to it, or to its follow-up, can turn out to be an emergency.</summary>
    public bool CanBeEmergency(string id) => Find(id) is { } question
        && question.Answers.Any(option => option.Care == Care.Emergency || !option.EmergencyWith.IsEmpty || (option.Ask is { } next && CanBeEmergency(next)));

    /// <summary>Reads the shipped screen.</summary>
    /// <exception cref="ContentException">It does not hold together.</exception>
    public static ScreenContent Load(ContentFiles files)
    {
        using var stream = files("screen.json") ?? throw new ContentException("The shipped content lacks a file of the safety screen.");
        var file = JsonSerializer.Deserialize(stream, SafetyContentJson.Default.ScreenFile)!;
        var questions = file.Questions.Select(Read).ToList();
        var ids = questions.Select(question => question.Id).ToHashSet();
        var problems = questions.SelectMany(question => question.Answers)
            .SelectMany(option => option.EmergencyWith.Append(option.Ask!))
            .Where(id => id is not null && !ids.Contains(id))
            .Select(id => $"screen.json refers to the question {id}, which is not there.")
            .Concat(questions.Where(question => question.Answers.IsEmpty).Select(question => $"screen.json: {question.Id} has no answers."))
            .Concat(questions.GroupBy(question => question.Id).Where(same => same.Count() > 1).Select(same => $"screen.json has {same.Key} twice."))
            .ToList();
        return problems.Count == 0 ? new ScreenContent(questions) : throw new ContentException(problems);
    }

    private static ScreenQuestion Read(QuestionEntry entry) => new(
        entry.Id, entry.Lists ?? [], [.. entry.Answers.Select(answer => new ScreenOption(
            answer.Id, answer.Care, answer.Ask, answer.EmergencyWith ?? [],
            (answer.Codes ?? []).Aggregate(AvoidCodes.None, (all, code) => all | code), answer.TooYoung))],
        entry.PicksAsk, [.. (entry.Counts ?? []).OrderByDescending(count => count.From)]);

    internal sealed record ScreenFile(QuestionEntry[] Questions);

    internal sealed record QuestionEntry(string Id, ImmutableArray<string>? Lists, AnswerEntry[] Answers, bool PicksAsk, ScreenCount[]? Counts);

    internal sealed record AnswerEntry(string Id, Care Care, string? Ask, ImmutableArray<string>? EmergencyWith, AvoidCodes[]? Codes, bool TooYoung);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScreenContent.ScreenFile))]
[JsonSerializable(typeof(ScreenWords.WordsFile))]
[JsonSerializable(typeof(TriggerWords.TriggerFile))]
internal sealed partial class SafetyContentJson : JsonSerializerContext;
