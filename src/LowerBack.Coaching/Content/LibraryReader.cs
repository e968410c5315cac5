using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace LowerBack.Coaching.Content;

/// <summary>Reads the content files and collects every problem on the way, so that one start-up shows them all.</summary>
internal sealed class LibraryReader(ContentFiles files)
{
    private const string Words = "moves.json";
    private readonly List<string> _problems = [];

    public MoveLibrary Read()
    {
        var moves = Parse("moves.json", ContentJson.Default.MovesFile)?.Moves ?? [];
        var sessions = Parse("sessions.json", ContentJson.Default.SessionsFile);
        var swaps = Parse("swaps.json", ContentJson.Default.SwapsFile);
        var built = BuildMoves(moves);
        var byId = new Dictionary<string, Move>(StringComparer.Ordinal);
        foreach (var move in built) byId.TryAdd(move.Id, move);
        LibraryChecks.Moves("moves.json", built, byId, _problems);

        var packs = ReadLanguages(byId);
        var tables = new TableReader(byId, _problems);
        var templates = sessions is null ? [] : tables.Sessions("sessions.json", sessions);
        var swapTable = swaps is null ? null : tables.Swaps("swaps.json", swaps);
        if (_problems.Count > 0 || swapTable is null) throw new ContentException(_problems);
        return new MoveLibrary([.. built], packs, templates, swapTable);
    }

    private List<Move> BuildMoves(List<MoveEntry> entries)
    {
        var built = new List<Move>(entries.Count);
        foreach (var entry in entries)
        {
            var pose = ReadPose(entry);
            if (built.Count == MoveLibrary.MostMoves) { Problem("moves.json", entry.Id, $"is one move too many: at most {MoveLibrary.MostMoves} fit"); break; }
            var kit = Kit.None;
            foreach (var one in entry.Kit) kit |= one;
            built.Add(new Move
            {
                Id = entry.Id, Index = built.Count, Category = entry.Category, Pattern = entry.Pattern, Position = entry.Position, Level = entry.Level,
                Muscles = [.. entry.Muscles], MusclesSecondary = [.. entry.MusclesSecondary], KitAnyOf = kit, Props = [.. entry.Props],
                Metric = entry.Metric, TempoSeconds = entry.TempoSeconds, RestSeconds = entry.RestSeconds,
                ExtLoad = entry.ExtLoad, MinGapHours = entry.MinGapHours,
                Ladder = [.. entry.Ladder.Select(s => new LadderStep(s.Step, [.. s.Sets], s.HoldSeconds))],
                RegressTo = entry.RegressTo, ProgressTo = entry.ProgressTo,
                Avoid = ReadCodes("moves.json", entry.Id, entry.Avoid, _problems),
                Pose = pose ?? NoPose,
            });
        }

        return built;
    }

    private static readonly MovePose NoPose = new(PoseView.Side, new Pose([], [], [], [], []), new Pose([], [], [], [], []), null);

    private MovePose? ReadPose(MoveEntry entry)
    {
        if (entry.Pose is null)
        {
            Problem("moves.json", entry.Id, "has no pose");
            return null;
        }

        var start = Pose.TryRead(entry.Pose.Start, out var startProblem);
        var end = Pose.TryRead(entry.Pose.End, out var endProblem);
        if (start is null) Problem("moves.json", entry.Id, $"has a start pose that {startProblem}");
        if (end is null) Problem("moves.json", entry.Id, $"has an end pose that {endProblem}");
        return start is null || end is null ? null : new MovePose(entry.Pose.View, start, end, entry.Pose.DrawAlso);
    }

    private FrozenDictionary<string, LanguagePack> ReadLanguages(Dictionary<string, Move> byId)
    {
        var packs = new Dictionary<string, LanguagePack>(StringComparer.Ordinal);
        foreach (var language in Text.Words.Languages)
        {
            var words = Parse(language + "/" + Words, ContentJson.Default.WordsFile)?.Moves ?? [];
            var notes = Parse(language + "/adaptations.json", ContentJson.Default.AdaptationsFile)?.Adaptations ?? [];
            var spoken = new Dictionary<string, MoveWords>(StringComparer.Ordinal);
            foreach (var entry in words)
            {
                if (!spoken.TryAdd(entry.Id, ToWords(entry))) Problem(language + "/" + Words, entry.Id, "has words twice");
            }

            LibraryChecks.Words(language + "/" + Words, spoken, byId, _problems);
            var adaptations = notes.Select(n => ToAdaptation(language + "/adaptations.json", n)).ToImmutableArray();
            LibraryChecks.Adaptations(language + "/adaptations.json", adaptations, byId, packs.GetValueOrDefault(Text.Words.Languages[0])?.Adaptations, _problems);
            packs[language] = new LanguagePack(spoken.ToFrozenDictionary(StringComparer.Ordinal), adaptations);
        }

        return packs.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static MoveWords ToWords(WordsEntry entry) => new(
        entry.Id, entry.Name, [.. entry.Aliases], [.. entry.Props], [.. entry.Cues], [.. entry.Mistakes],
        entry.StopWhen, entry.StartPose, entry.EndPose, [.. entry.StepNotes]);

    private Adaptation ToAdaptation(string file, AdaptationEntry entry) =>
        new(entry.Move, ReadCodes(file, entry.Move, entry.Codes ?? [], _problems), entry.Kit, entry.Note);

    internal static AvoidCodes ReadCodes(string file, string id, List<string> spelled, List<string> problems)
    {
        var codes = AvoidCodes.None;
        foreach (var text in spelled)
        {
            if (AvoidCodeNames.TryRead(text, out var code)) codes |= code;
            else problems.Add($"{file}: {id} names an avoid code «{text}» that does not exist.");
        }

        return codes;
    }

    private T? Parse<T>(string name, JsonTypeInfo<T> format) where T : class => ContentReader.Read(files, name, format, _problems);

    private void Problem(string file, string id, string what) => _problems.Add($"{file}: {id} {what}.");
}
