namespace LowerBack.Coaching.Content;

/// <summary>Reads the two tables that name moves: sample sessions and swaps.</summary>
internal sealed class TableReader(Dictionary<string, Move> byId, List<string> problems)
{
    private static readonly int[] Budgets = [5, 10, 20, 30];

    public List<SessionTemplate> Sessions(string file, SessionsFile sessions)
    {
        var read = new List<SessionTemplate>();
        foreach (var entry in sessions.Sessions)
        {
            var name = $"the {entry.Minutes}-minute session {entry.Day} for {entry.For}";
            if (!Enum.TryParse<SessionFor>(entry.For, ignoreCase: true, out var whom) || !Enum.IsDefined(whom))
            {
                problems.Add($"{file}: {name} is for nobody the coach knows.");
                continue;
            }

            var strength = whom <= SessionFor.Advanced;
            if (!Budgets.Contains(entry.Minutes)) problems.Add($"{file}: {name} should last 5, 10, 20 or 30 minutes.");
            if (strength ? entry.Day is not ("A" or "B") : entry.Day is not null) problems.Add($"{file}: {name} has a day that does not fit.");
            var template = new SessionTemplate(whom, entry.Minutes, entry.Day?[0], [.. Slots(file, name, entry)]);
            if (template.Slots.IsEmpty || template.Slots[0].Block != Block.WarmUp) problems.Add($"{file}: {name} has no warm-up.");
            if (read.Exists(t => (t.For, t.Minutes, t.Day) == (whom, entry.Minutes, template.Day))) problems.Add($"{file}: {name} is there twice.");
            read.Add(template);
        }

        foreach (var whom in Enum.GetValues<SessionFor>())
            foreach (var minutes in Budgets)
                foreach (char? day in whom <= SessionFor.Advanced ? new char?[] { 'A', 'B' } : [null])
                    if (!read.Exists(t => (t.For, t.Minutes, t.Day) == (whom, minutes, day)))
                        problems.Add($"{file}: the {minutes}-minute session {day} for {whom} is missing.");
        return read;
    }

    public SwapTable Swaps(string file, SwapsFile swaps)
    {
        var byCode = new Move[AvoidCodeNames.Count][][];
        var lightSteps = new int[AvoidCodeNames.Count][];
        for (var i = 0; i < AvoidCodeNames.Count; i++)
        {
            byCode[i] = Empty();
            lightSteps[i] = new int[MoveLibrary.MostMoves];
            Array.Fill(lightSteps[i], int.MaxValue);
        }

        foreach (var (spelled, table) in swaps.ByCode)
        {
            if (CodeIndex(file, spelled) is not { } index) continue;
            byCode[index] = Table(file, table);
            foreach (var (id, others) in table)
                foreach (var other in others)
                    if (byId.TryGetValue(other, out var move) && ((int)move.Avoid & (1 << index)) != 0)
                        problems.Add($"{file}: {spelled} swaps {id} for {other}, which {spelled} forbids as well.");
        }

        foreach (var (spelled, limits) in swaps.LightSteps)
            foreach (var (id, step) in limits)
                if (Known(file, id) is { } move && CodeIndex(file, spelled) is { } index)
                {
                    lightSteps[index][move.Index] = step;
                    if (step < 1 || step > move.Ladder.Length) problems.Add($"{file}: {spelled} limits {id} to step {step}, which its ladder does not have.");
                }

        var neutral = 0UL;
        foreach (var id in swaps.Neutral.Moves)
            if (Known(file, id) is { } move) neutral |= move.Bit;
        return new SwapTable(byCode, neutral, Table(file, swaps.Neutral.Swaps), Table(file, swaps.WithoutKit), lightSteps);
    }

    private IEnumerable<SessionSlot> Slots(string file, string name, SessionEntry entry)
    {
        var blocks = new[] { entry.WarmUp, entry.Activation, entry.Main, entry.Core, entry.Stretch };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var block = 0; block < blocks.Length; block++)
            foreach (var id in blocks[block] ?? [])
            {
                if (!seen.Add(id)) problems.Add($"{file}: {name} has {id} twice.");
                if (byId.TryGetValue(id, out var move)) yield return new SessionSlot((Block)block, move);
                else problems.Add($"{file}: {name} names {id}, which is no move.");
            }
    }

    private Move[][] Table(string file, Dictionary<string, List<string>> table)
    {
        var read = Empty();
        foreach (var (id, others) in table)
        {
            var list = new List<Move>();
            foreach (var other in others)
                if (Known(file, other) is { } move) list.Add(move);
            if (others.Contains(id)) problems.Add($"{file}: {id} is swapped for itself.");
            if (Known(file, id) is { } from) read[from.Index] = [.. list];
        }

        return read;
    }

    private static Move[][] Empty()
    {
        var table = new Move[MoveLibrary.MostMoves][];
        Array.Fill(table, []);
        return table;
    }

    private int? CodeIndex(string file, string spelled)
    {
        if (AvoidCodeNames.TryRead(spelled, out var code)) return System.Numerics.BitOperations.TrailingZeroCount((uint)code);
        problems.Add($"{file}: there is no avoid code «{spelled}».");
        return null;
    }

    private Move? Known(string file, string id)
    {
        if (byId.TryGetValue(id, out var move)) return move;
        problems.Add($"{file}: a swap names {id}, which is no move.");
        return null;
    }
}
