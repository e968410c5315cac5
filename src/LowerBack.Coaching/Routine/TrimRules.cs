using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// Makes a session shorter: the last set of the longest move, then the second stretch, then the second core move, and round
/// again. Where none of these lands inside the minutes, doses of a lower step do; after that more moves go. The last
/// warm-up never does.
/// </summary>
internal static class TrimRules
{
    public static void Trim(SessionDraft draft, int least, int most)
    {
        var stage = 0;
        while (draft.Seconds > most)
        {
            if (InOrder(draft, least, ref stage)) continue;
            if (EaseLongest(draft, least) || DropFrom(draft, Block.Activation, 0, least) || DropFrom(draft, Block.WarmUp, 1, least)
                || DropFrom(draft, Block.Main, 1, least)) continue;
            if (least == 0) break;
            // Nothing lands inside the window: fall below it, and let something small be added again.
            Trim(draft, 0, most);
            return;
        }
    }

    private static bool InOrder(SessionDraft draft, int least, ref int stage)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var now = stage;
            stage = (stage + 1) % 3;
            var done = now switch
            {
                0 => DropSet(draft, least),
                1 => DropFrom(draft, Block.Stretch, 1, least),
                _ => DropFrom(draft, Block.Core, 1, least),
            };
            if (done) return true;
        }

        return false;
    }

    private static bool DropSet(SessionDraft draft, int least)
    {
        var longest = -1;
        for (var i = 0; i < draft.Count; i++)
        {
            ref readonly var line = ref draft[i];
            if (line.Sets < 2 || (longest >= 0 && line.Seconds <= draft[longest].Seconds)) continue;
            if (draft.Seconds - line.Seconds + draft.SecondsWith(i, line.Step, line.Sets - 1) >= least) longest = i;
        }

        if (longest < 0) return false;
        draft.SetSets(longest, draft[longest].Sets - 1);
        return true;
    }

    private static bool EaseLongest(SessionDraft draft, int least)
    {
        int longest = -1, easier = 0;
        for (var i = 0; i < draft.Count; i++)
        {
            ref readonly var line = ref draft[i];
            if (longest >= 0 && line.Seconds <= draft[longest].Seconds) continue;
            for (var step = line.Step - 1; step >= 1 && line.WalkSeconds == 0; step--)
            {
                // Some neighbouring steps take the same time: go on down to the next one that is really shorter.
                var seconds = draft.SecondsWith(i, step, Math.Min(line.Sets, line.Move.Step(step).Sets.Length));
                if (seconds >= line.Seconds) continue;
                if (draft.Seconds - line.Seconds + seconds >= least) (longest, easier) = (i, step);
                break;
            }
        }

        if (longest < 0) return false;
        draft.Ease(longest, easier, Eased.Minutes);
        return true;
    }

    private static double Climbed(in DraftLine line) => (double)line.Step / line.Move.Ladder.Length;

    private static bool DropFrom(SessionDraft draft, Block block, int keep, int least)
    {
        if (draft.CountIn(block) <= keep) return false;
        // The one furthest up its ladder can best be spared, the last one among equals. Always the last would starve it:
        // as the doses before it grow, it would never be done again.
        var spare = -1;
        for (var i = draft.Count - 1; i >= 0; i--)
            if (draft[i].Block == block && draft.Seconds - draft[i].Seconds >= least && (spare < 0 || Climbed(draft[i]) > Climbed(draft[spare])))
                spare = i;
        if (spare < 0) return false;
        draft.Remove(spare);
        return true;
    }
}
