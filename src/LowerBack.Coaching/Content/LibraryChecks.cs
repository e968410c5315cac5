using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>What must hold before a member sees any of it.</summary>
internal static class LibraryChecks
{
    private const int LeastCues = 3;
    private const int LeastMistakes = 2;

    public static void Moves(string file, List<Move> moves, Dictionary<string, Move> byId, List<string> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            if (!seen.Add(move.Id)) problems.Add($"{file}: {move.Id} is there twice.");
            if (!Enum.IsDefined(move.Level)) problems.Add($"{file}: {move.Id} has a level of {(int)move.Level}; levels are 1, 2 and 3.");
            if (move.ExtLoad is < 0 or > 3) problems.Add($"{file}: {move.Id} has an extension load of {move.ExtLoad}; it goes from 0 to 3.");
            if (move.TempoSeconds < 0 || move.RestSeconds < 0 || move.MinGapHours < 0) problems.Add($"{file}: {move.Id} has a negative time.");
            Ladder(file, move, problems);
            Link(file, move.Id, "regressTo", move.RegressTo, byId, problems);
            Link(file, move.Id, "progressTo", move.ProgressTo, byId, problems);
        }

        foreach (var named in NamedMoves.All)
            if (!byId.ContainsKey(named)) problems.Add($"{file}: {named} is missing, and a rule is about it.");
        Cycles(file, "regressTo", moves, byId, m => m.RegressTo, problems);
        Cycles(file, "progressTo", moves, byId, m => m.ProgressTo, problems);
    }

    public static void Words(string file, Dictionary<string, MoveWords> words, Dictionary<string, Move> byId, List<string> problems)
    {
        foreach (var id in byId.Keys)
            if (!words.ContainsKey(id)) problems.Add($"{file}: {id} has no words.");
        foreach (var (id, spoken) in words)
        {
            if (!byId.TryGetValue(id, out var move))
            {
                problems.Add($"{file}: {id} has words but is no move.");
                continue;
            }

            if (string.IsNullOrWhiteSpace(spoken.Name)) problems.Add($"{file}: {id} has no name.");
            if (Said(spoken.Cues) < LeastCues) problems.Add($"{file}: {id} has {Said(spoken.Cues)} cues and needs at least {LeastCues}.");
            if (Said(spoken.Mistakes) < LeastMistakes) problems.Add($"{file}: {id} has {Said(spoken.Mistakes)} mistakes and needs at least {LeastMistakes}.");
            if (string.IsNullOrWhiteSpace(spoken.StopWhen)) problems.Add($"{file}: {id} has no stop rule.");
            if (string.IsNullOrWhiteSpace(spoken.StartPose) || string.IsNullOrWhiteSpace(spoken.EndPose)) problems.Add($"{file}: {id} has a pose without words.");
            if (spoken.StepNotes.Length != move.Ladder.Length)
                problems.Add($"{file}: {id} has {spoken.StepNotes.Length} step notes for {move.Ladder.Length} ladder steps.");
        }
    }

    public static void Adaptations(
        string file, ImmutableArray<Adaptation> notes, Dictionary<string, Move> byId, ImmutableArray<Adaptation>? model, List<string> problems)
    {
        foreach (var note in notes)
        {
            if (!byId.TryGetValue(note.MoveId, out var move)) problems.Add($"{file}: a note is about {note.MoveId}, which is no move.");
            else if ((move.Avoid & note.Codes) != AvoidCodes.None) problems.Add($"{file}: {note.MoveId} has a note for members who are never given it.");
            if (note is { Codes: AvoidCodes.None, Kit: Kit.None }) problems.Add($"{file}: {note.MoveId} has a note for nobody in particular.");
            if (string.IsNullOrWhiteSpace(note.Note)) problems.Add($"{file}: {note.MoveId} has an empty note.");
        }

        foreach (var there in model ?? [])
            if (!notes.Any(n => n.MoveId == there.MoveId && n.Codes == there.Codes && n.Kit == there.Kit))
                problems.Add($"{file}: {there.MoveId} lacks a note that English has.");
    }

    private static int Said(ImmutableArray<string> lines) => lines.Count(line => !string.IsNullOrWhiteSpace(line));

    private static void Ladder(string file, Move move, List<string> problems)
    {
        if (move.Ladder.IsEmpty) problems.Add($"{file}: {move.Id} has no ladder.");
        for (var i = 0; i < move.Ladder.Length; i++)
        {
            var step = move.Ladder[i];
            if (step.Number != i + 1) problems.Add($"{file}: {move.Id} has ladder step {step.Number} in place {i + 1}.");
            if (step.Sets.IsEmpty || step.Sets.Any(n => n <= 0)) problems.Add($"{file}: {move.Id} has a ladder step {i + 1} without a dose in every set.");
            if (step.HoldSeconds < 0) problems.Add($"{file}: {move.Id} has a ladder step {i + 1} with a negative hold.");
        }
    }

    private static void Link(string file, string id, string field, string? target, Dictionary<string, Move> byId, List<string> problems)
    {
        if (target is not null && !byId.ContainsKey(target)) problems.Add($"{file}: {id} has {field} {target}, which is no move.");
    }

    private static void Cycles(
        string file, string field, List<Move> moves, Dictionary<string, Move> byId, Func<Move, string?> next, List<string> problems)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in moves)
        {
            var path = new List<string> { start.Id };
            for (var id = next(start); id is not null && byId.TryGetValue(id, out var move); id = next(move))
            {
                if (path.Contains(id))
                {
                    // Only the moves on the circle report it, and each circle once.
                    if (id == start.Id && !path.Exists(reported.Contains))
                        problems.Add($"{file}: {field} goes round in a circle: {string.Join(" -> ", path)} -> {id}.");
                    if (id == start.Id) reported.UnionWith(path);
                    break;
                }

                path.Add(id);
            }
        }
    }
}
