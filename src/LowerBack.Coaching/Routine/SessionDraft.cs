using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>One line of a draft.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DraftLine
{
    public Move Move;
    public Block Block;
    public int Step;

    /// <summary>How many sets; past the step's own number the last one is repeated.</summary>
    public int Sets;

    /// <summary>How many of them the coach added.</summary>
    public int Added;

    /// <summary>A walk as long as the minutes allow, instead of the ladder's own seconds; 0 for the ladder's.</summary>
    public int WalkSeconds;

    public Eased Eased;
    public Move? From;
    public int Seconds;

    public readonly bool MayGrow => Move.ExtLoad <= 1 && WalkSeconds == 0 && (!Move.IsTraining || Eased is Eased.No or Eased.Minutes);
}

/// <summary>A session while it is being fitted: small, mutable, and never seen outside the planner.</summary>
internal sealed class SessionDraft(int minutes)
{
    private const int Room = 20;
    private readonly DraftLine[] _lines = new DraftLine[Room];

    public int Budget { get; } = DoseRules.Budget(minutes);

    /// <summary>80 % and 104 % of the minutes: reading the messages takes the rest.</summary>
    public int LeastSeconds { get; } = ((minutes * 60 * 80) + 99) / 100;

    /// <inheritdoc cref="LeastSeconds"/>
    public int MostSeconds { get; } = minutes * 60 * 104 / 100;

    public int Count { get; private set; }

    public int Seconds { get; private set; }

    public int ExtLoad { get; private set; }

    /// <summary>The moves in it, as a set.</summary>
    public ulong Used { get; private set; }

    /// <summary>Whether anything in it trains.</summary>
    public bool Trains
    {
        get
        {
            for (var i = 0; i < Count; i++)
                if (_lines[i].Move.IsTraining) return true;
            return false;
        }
    }

    public bool IsFull => Count == Room;

    public ref readonly DraftLine this[int index] => ref _lines[index];

    public int CountIn(Block block)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            if (_lines[i].Block == block) count++;
        return count;
    }

    /// <summary>Adds a move at the end of its block.</summary>
    public void Add(Move move, Block block, int step, Eased eased, Move? from = null, int walkSeconds = 0)
    {
        var at = Count;
        while (at > 0 && _lines[at - 1].Block > block) at--;
        Insert(at, move, block, step, eased, from, walkSeconds);
    }

    public void Insert(int at, Move move, Block block, int step, Eased eased, Move? from = null, int walkSeconds = 0)
    {
        if (IsFull) return;
        Array.Copy(_lines, at, _lines, at + 1, Count - at);
        var sets = Math.Min(move.Step(step).Sets.Length, DoseRules.MostSets(Budget));
        _lines[at] = new DraftLine { Move = move, Block = block, Step = step, Sets = sets, Eased = eased, From = from, WalkSeconds = walkSeconds };
        Count++;
        Used |= move.Bit;
        ExtLoad += move.ExtLoad;
        Measure(at);
    }

    public void Remove(int at)
    {
        Seconds -= _lines[at].Seconds;
        ExtLoad -= _lines[at].Move.ExtLoad;
        Used &= ~_lines[at].Move.Bit;
        Array.Copy(_lines, at + 1, _lines, at, Count - at - 1);
        Count--;
    }

    public void SetSets(int at, int sets, bool added = false)
    {
        if (added) _lines[at].Added += sets - _lines[at].Sets;
        _lines[at].Sets = sets;
        Measure(at);
    }

    /// <summary>Makes a walk last as long as given.</summary>
    public void SetWalk(int at, int seconds)
    {
        ref var line = ref _lines[at];
        line.WalkSeconds = seconds;
        line.Sets = 1;
        var ladder = line.Move.Step(line.Step).Sets[0];
        if (line.Eased == Eased.No && seconds < ladder) line.Eased = Eased.Minutes;
        if (line.Eased == Eased.Minutes && seconds >= ladder) line.Eased = Eased.No;
        Measure(at);
    }

    /// <summary>Takes the dose of a lower step, never with more sets than before.</summary>
    public void Ease(int at, int step, Eased why)
    {
        ref var line = ref _lines[at];
        line.Step = step;
        line.Sets = Math.Min(line.Sets, line.Move.Step(step).Sets.Length);
        if (line.Eased == Eased.No) line.Eased = why;
        Measure(at);
    }

    /// <summary>What a line would take with other sets or at another step.</summary>
    public int SecondsWith(int at, int step, int sets) => Estimate(_lines[at].Move, step, sets, _lines[at].WalkSeconds);

    public int Estimate(Move move, int step, int sets, int walkSeconds = 0)
    {
        if (walkSeconds > 0) return DoseRules.SetUpSeconds + walkSeconds;
        var dose = move.Step(step);
        double total = DoseRules.SetUpSeconds + ((sets - 1) * DoseRules.Rest(move, Budget));
        for (var i = 0; i < sets; i++)
            total += DoseRules.SetSeconds(move, dose.Sets[Math.Min(i, dose.Sets.Length - 1)], dose.HoldSeconds);
        return (int)Math.Round(total, MidpointRounding.AwayFromZero);
    }

    public ImmutableArray<PlannedMove> ToMoves()
    {
        var moves = ImmutableArray.CreateBuilder<PlannedMove>(Count);
        for (var i = 0; i < Count; i++)
        {
            ref var line = ref _lines[i];
            var dose = line.Move.Step(line.Step);
            var sets = new int[line.Sets];
            for (var n = 0; n < sets.Length; n++) sets[n] = dose.Sets[Math.Min(n, dose.Sets.Length - 1)];
            if (line.WalkSeconds > 0) sets = [line.WalkSeconds];
            moves.Add(new PlannedMove(
                line.Move.Id, line.Block, line.Step, ImmutableCollectionsMarshal.AsImmutableArray(sets), dose.HoldSeconds,
                DoseRules.Rest(line.Move, Budget), line.Seconds, line.From?.Id, line.Eased));
        }

        return moves.MoveToImmutable();
    }

    private void Measure(int at)
    {
        ref var line = ref _lines[at];
        Seconds -= line.Seconds;
        line.Seconds = Estimate(line.Move, line.Step, line.Sets, line.WalkSeconds);
        Seconds += line.Seconds;
    }
}
