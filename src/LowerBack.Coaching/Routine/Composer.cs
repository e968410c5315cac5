using System.Numerics;
using System.Runtime.InteropServices;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>How many moves were swapped, by what spoke against them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SwapCount(int Comfort, int Kit, int Rest);

/// <summary>Turns a template into a draft for a member: whatever cannot be given is swapped or left out.</summary>
internal sealed class Composer(MoveLibrary library, Today today, MoveAccess access)
{
    /// <summary>A warm-up when nothing else is left: marching on the spot.</summary>
    private const int ShortestWalkSeconds = 60;

    private static readonly string[] WarmUps = ["cat-cow", "pelvic-tilt", "breathing-90-90", "open-book", "desk-cat-cow"];
    private static readonly string[] EasyCore = [NamedMoves.BirdDog, "dead-bug", NamedMoves.SidePlankKnees, NamedMoves.PlankIncline, "mcgill-curl-up"];

    public SwapCount Compose(SessionDraft draft, SessionTemplate template, bool light = false)
    {
        // Two rounds, so that a swap never takes a move away from the slot it stands in by right.
        var wanted = new Move[template.Slots.Length];
        ulong used = 0, open = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            var move = template.Slots[i].Move;
            // The light day has a bridge where the full one has its heavy move; its hinge drill is in the template anyway.
            if (light && move.ExtLoad >= SpacingRules.HardDay) move = library[NamedMoves.SingleLegBridge];
            wanted[i] = Current(move);
            if (access.Allows(wanted[i]) && (used & wanted[i].Bit) == 0) used |= wanted[i].Bit;
            else open |= 1UL << i;
        }

        int comfort = 0, kit = 0, rest = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            var move = wanted[i];
            var block = template.Slots[i].Block;
            if ((open & (1UL << i)) == 0)
            {
                Place(draft, move, block);
                continue;
            }

            if (access.RefusedForComfort(move)) comfort++;
            else if (access.RefusedForKit(move)) kit++;
            else if (!access.Allows(move)) rest++;
            if (access.StandIn(move, ~used) is not { } other) continue;
            used |= other.Bit;
            Place(draft, other, block, move);
        }

        KeepWarmUp(draft);
        return new SwapCount(comfort, kit, rest);
    }

    /// <summary>A walk as long as the minutes, or as the ladder allows; what is left is filled with mobility.</summary>
    public SwapCount Walk(SessionDraft draft)
    {
        var walk = library[NamedMoves.Walking];
        var (step, eased) = today.StepOf(walk);
        var ladder = walk.Step(step).Sets[0];
        var seconds = Math.Min(Math.Max(ladder, DoseRules.EverybodysWalkSeconds), today.Minutes * 60);
        if (access.Allows(walk)) draft.Add(walk, Block.WarmUp, step, seconds < ladder ? Eased.Minutes : eased, walkSeconds: seconds);
        return default;
    }

    /// <summary>Two easy core moves for a day that would have trained but is sore.</summary>
    public void AddEasyCore(SessionDraft draft)
    {
        var training = today.Training();
        var added = 0;
        foreach (var id in EasyCore)
        {
            if (added == (draft.Budget == 5 ? 1 : 2)) return;
            if (library.Find(id) is not { Level: Level.Beginner } move || !training.Allows(move)) continue;
            // After training on the same day nothing may load the back once more.
            if (move.ExtLoad > 0 && today.Past.StrengthToday) continue;
            draft.Add(move, Block.Core, 1, today.StepOf(move).Eased);
            added++;
        }
    }

    /// <summary>Brings a session under the cap on extension load: an unloaded move instead of the last one that loads, or none.</summary>
    public static bool CapExtLoad(MoveLibrary library, Today today, SessionDraft draft, MoveAccess access, int cap)
    {
        var changed = false;
        while (draft.ExtLoad > cap)
        {
            var at = -1;
            for (var i = draft.Count - 1; i >= 0; i--)
                if (draft[i].Move.ExtLoad > 0 && (at < 0 || draft[i].Block == Block.Core && draft[at].Block != Block.Core)) at = i;
            var line = draft[at];
            draft.Remove(at);
            changed = true;
            foreach (var move in library.Moves)
            {
                if (move.ExtLoad > 0 || !access.Allows(move) || (draft.Used & move.Bit) != 0) continue;
                if (move.Category != (line.Block == Block.Main ? MoveCategory.Strength : MoveCategory.Core)) continue;
                var (step, eased) = today.StepOf(move);
                draft.Add(move, line.Block, step, eased, line.Move);
                break;
            }
        }

        return changed;
    }

    /// <summary>The move that stands for another by now: the harder one after a promotion, the easier one after pain.</summary>
    private Move Current(Move move)
    {
        for (var hops = 0; hops < library.Moves.Length; hops++)
        {
            if (today.Ladders[move.Id].ReplacedBy is not { } id || library.Find(id) is not { } other) return move;
            if (id == move.ProgressTo && !access.Allows(other)) return move;
            move = other;
        }

        return move;
    }

    private void Place(SessionDraft draft, Move move, Block block, Move? from = null)
    {
        var (step, eased) = today.StepOf(move);
        draft.Add(move, block, step, eased, from);
    }

    private void KeepWarmUp(SessionDraft draft)
    {
        if (draft.CountIn(Block.WarmUp) > 0) return;
        foreach (var id in WarmUps)
            if (library.Find(id) is { } move && access.Allows(move) && (draft.Used & move.Bit) == 0)
            {
                Place(draft, move, Block.WarmUp);
                return;
            }

        draft.Add(library[NamedMoves.Walking], Block.WarmUp, 1, Eased.Minutes, walkSeconds: ShortestWalkSeconds);
    }
}
