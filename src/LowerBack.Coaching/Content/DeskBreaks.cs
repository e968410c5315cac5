using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>The desk breaks with their words, and which one comes next. Loaded once and checked as a whole.</summary>
public sealed class DeskBreaks
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, DeskBreakWords>> _packs;

    private DeskBreaks(ImmutableArray<DeskBreak> breaks, FrozenDictionary<string, FrozenDictionary<string, DeskBreakWords>> packs) =>
        (All, _packs) = (breaks, packs);

    /// <summary>All recipes, in the order of the file.</summary>
    public ImmutableArray<DeskBreak> All { get; }

    /// <summary>
    /// The next recipe for a member: never the one before again, no move they avoid, and from the recipes that suit them
    /// best where there are two of these. The beat of a day goes round all of them; its stride changes with the day, so
    /// that no two days need be alike. The same arguments give the same recipe.
    /// </summary>
    /// <param name="codes">What the member keeps away from.</param>
    /// <param name="lastId">The recipe before, or null.</param>
    /// <param name="day">A number that changes with the member's day.</param>
    /// <param name="gentle">Whether only the gentle ones may come.</param>
    public DeskBreak Next(AvoidCodes codes, string? lastId, int day, bool gentle = false)
    {
        ImmutableArray<DeskBreak> fitting = [.. All.Where(recipe => recipe.Fits(codes) && (recipe.Gentle || !gentle))];
        ImmutableArray<DeskBreak> preferred = [.. fitting.Where(recipe => (recipe.PreferFor & codes) != AvoidCodes.None)];
        var pool = preferred.Length > 1 ? preferred : fitting;
        var turn = (int)((uint)day % (uint)pool.Length);
        var last = pool.FirstOrDefault(recipe => recipe.Id == lastId) is { } known ? pool.IndexOf(known) : -1;
        return last < 0 ? pool[turn] : pool[(last + Stride(pool.Length, day)) % pool.Length];
    }

    /// <summary>What to say, a line per part.</summary>
    public ImmutableArray<string> Lines(string language, DeskBreak recipe, AvoidCodes codes)
    {
        var lines = Words(language, recipe.Id).Lines;
        return [.. recipe.Parts.Select((part, at) => part.Avoided(codes) ? lines[at].Without ?? lines[at].Say : lines[at].Say)];
    }

    /// <summary>A recipe's words.</summary>
    public DeskBreakWords Words(string language, string id) => _packs[Text.Words.Nearest(language)][id];

    /// <summary>Loads the recipes.</summary>
    /// <exception cref="ContentException">Something is wrong with them; the message lists everything that is.</exception>
    public static DeskBreaks Load(ContentFiles files, MoveLibrary library)
    {
        var problems = new List<string>();
        var breaks = DeskBreakChecks.Read(files, library, problems);
        var packs = DeskBreakChecks.ReadWords(files, breaks, problems);
        return problems.Count == 0 ? new DeskBreaks(breaks, packs) : throw new ContentException(problems);
    }

    /// <summary>A stride that goes through all of them before it comes back: it shares no divisor with their number.</summary>
    private static int Stride(int count, int day)
    {
        int[] strides = [.. Enumerable.Range(1, Math.Max(1, count - 1)).Where(stride => System.Numerics.BigInteger.GreatestCommonDivisor(stride, count) == 1)];
        return strides[(int)((uint)day % (uint)strides.Length)];
    }
}
