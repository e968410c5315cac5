using System.Collections.Concurrent;

namespace LowerBack.FakeDiscord.Strictness;

/// <summary>Something that the real service would refuse or punish, or that its own description does not allow.</summary>
/// <param name="Rule">Which rule, in a few words.</param>
/// <param name="Where">The route that was called, or where else it happened.</param>
/// <param name="Detail">What was wrong.</param>
public sealed record Violation(string Rule, string Where, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Detail} ({Rule})";
}

/// <summary>What the client did wrong so far, its most recent thousand.</summary>
internal sealed class Violations
{
    private const int Kept = 1000;
    private readonly ConcurrentQueue<Violation> _all = new();

    public IReadOnlyList<Violation> All => [.. _all];

    public void Add(string rule, string where, string detail)
    {
        _all.Enqueue(new Violation(rule, where, detail));
        if (_all.Count > Kept)
            _all.TryDequeue(out _);
    }

    public void Clear() => _all.Clear();
}
