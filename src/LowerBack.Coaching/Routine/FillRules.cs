using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// Makes a session longer: a set, then a mobility move. Only moves that load the back little get sets added. A 30-minute
/// session that lacks five minutes or more begins with a walk instead.
/// </summary>
internal sealed class FillRules(MoveLibrary library, Func<Move, (int Step, Eased Eased)> stepOf)
{
    private static readonly string[] Pool =
    [
        "figure-four-stretch", "open-book", "hip-flexor-stretch", "standing-hamstring-stretch", "childs-pose", "knee-to-chest",
        "cat-cow", "breathing-90-90", "prone-press-up", "pelvic-tilt", "desk-figure-four", "desk-cat-cow", "desk-back-bend", "desk-hinge-reach",
    ];

    private int _target;

    public void Fill(SessionDraft draft, ulong allowed, int most = int.MaxValue)
    {
        _target = Math.Min(draft.LeastSeconds, most);
        var cap = Math.Min(DoseRules.MostSets(draft.Budget), DoseRules.MostAddedSets);
        if (draft.Budget == 30) AddWalk(draft, allowed, 310);
        AddSets(draft, training: true, mostAdded: 1, cap);
        AddMoves(draft, allowed, draft.Budget switch { 5 => 6, 10 => 8, 20 => 11, _ => 13 });
        AddSets(draft, training: false, mostAdded: cap, cap);
        AddSets(draft, training: true, mostAdded: cap, cap);
        AddMoves(draft, allowed, int.MaxValue);
        AddWalk(draft, allowed, 0);
        StretchWalk(draft, allowed);
    }

    /// <summary>When too little else is left, a walk of up to ten minutes takes its place: nothing speaks against walking.</summary>
    private void StretchWalk(SessionDraft draft, ulong allowed)
    {
        var walk = library[NamedMoves.Walking];
        if (Lacks(draft) <= 0 || (allowed & walk.Bit) == 0) return;
        var at = 0;
        while (at < draft.Count && draft[at].Move.Index != walk.Index) at++;
        var now = at < draft.Count ? draft[at].Seconds - DoseRules.SetUpSeconds : -DoseRules.SetUpSeconds;
        var seconds = Math.Min(DoseRules.EverybodysWalkSeconds, now + Lacks(draft));
        if (seconds <= now) return;
        if (at == draft.Count)
        {
            at = 0;
            draft.Insert(at, walk, Block.WarmUp, stepOf(walk).Step, Eased.No);
        }

        draft.SetWalk(at, seconds);
    }

    private void AddWalk(SessionDraft draft, ulong allowed, int leastMissing)
    {
        var walk = library[NamedMoves.Walking];
        if (Lacks(draft) < Math.Max(1, leastMissing) || (allowed & walk.Bit & ~draft.Used) == 0) return;
        var (step, eased) = stepOf(walk);
        for (; step >= 1; step--, eased = Eased.Minutes)
            if (draft.Seconds + draft.Estimate(walk, step, 1) <= draft.MostSeconds)
            {
                draft.Insert(0, walk, Block.WarmUp, step, eased);
                return;
            }
    }

    private void AddSets(SessionDraft draft, bool training, int mostAdded, int cap)
    {
        for (var round = 1; round <= mostAdded && Lacks(draft) > 0; round++)
            for (var i = draft.Count - 1; i >= 0 && Lacks(draft) > 0; i--)
            {
                ref readonly var line = ref draft[i];
                var trains = line.Block is Block.Activation or Block.Main or Block.Core;
                if (trains != training || line.Move.Pattern == MovePattern.Gait || !line.MayGrow || line.Sets >= cap || line.Added >= round) continue;
                var seconds = draft.SecondsWith(i, line.Step, line.Sets + 1);
                if (draft.Seconds - line.Seconds + seconds <= draft.MostSeconds) draft.SetSets(i, line.Sets + 1, added: true);
            }
    }

    private void AddMoves(SessionDraft draft, ulong allowed, int mostMoves)
    {
        foreach (var id in Pool)
        {
            if (Lacks(draft) <= 0 || draft.Count >= mostMoves || draft.IsFull) return;
            if (library.Find(id) is not { } move || (allowed & move.Bit & ~draft.Used) == 0) continue;
            var (step, eased) = stepOf(move);
            for (; step >= 1; step--, eased = Eased.Minutes)
            {
                var sets = Math.Min(move.Step(step).Sets.Length, DoseRules.MostSets(draft.Budget));
                if (draft.Seconds + draft.Estimate(move, step, sets) > draft.MostSeconds) continue;
                draft.Add(move, Block.Stretch, step, eased);
                break;
            }
        }
    }

    private int Lacks(SessionDraft draft) => _target - draft.Seconds;
}
