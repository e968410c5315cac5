using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;

namespace LowerBack.Coaching.Streaks;

/// <summary>What is kept of a streak besides the journal. Merging it needs both journals, as long as it is known whose is whose.</summary>
internal sealed class HeldStreak() : HeldData(StreakFile.Kind, (words, count) => words.Count(StreakText.HeldStreak, count))
{
    public override IReadOnlyList<Type> Covers { get; } = [typeof(StreakFile)];

    public override Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop) =>
        Task.FromResult(member.Get<StreakFile>() == StreakFile.Initial ? 0 : 1);

    public override Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        merge.Keeper.Set(StreakMerge.Of(Life(merge.Chosen), Life(merge.NotChosen)));
        return Task.CompletedTask;
    }

    private static StreakLife Life(Member member)
    {
        var file = member.Get<StreakFile>();
        CutPauseShort(member, file);
        return new StreakLife(
            file,
            [.. member.Journal.Select(StreakJournal.Fact).OfType<DayFact>()],
            file.Forward is { } forward
                ? [.. StreakJournal.Excuses(member, forward.Through), .. member.Journal.Select(StreakJournal.Excuse).OfType<Excuse>()]
                : []);
    }

    /// <summary>A pause whose note lies in days carried forward may have ended early; where they are judged anew, the note has to say so.</summary>
    private static void CutPauseShort(Member member, StreakFile file)
    {
        if (file is not { Forward: { } forward, ForwardPausedUntil: { } ended })
            return;
        foreach (var entry in member.Journal.Where(entry => entry.Day <= forward.Through))
        {
            if (entry.Read<PauseNote>() is { } note && note.Until > ended)
                entry.Write(new PauseNote(ended));
        }
    }
}
