using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>What can go wrong between a client and Telegram.</summary>
public enum FaultKind
{
    /// <summary>500 with the usual envelope.</summary>
    Http500,

    /// <summary>502 with a page of HTML, from a proxy in front.</summary>
    Http502Html,

    /// <summary>429 with <see cref="Fault.RetryAfter"/>.</summary>
    TooMany,

    /// <summary>Nothing is done and nothing is answered.</summary>
    TimeoutBefore,

    /// <summary>It is done and nothing is answered.</summary>
    TimeoutAfter,

    /// <summary>Nothing is done and the connection breaks.</summary>
    ResetBefore,

    /// <summary>It is done and the connection breaks.</summary>
    ResetAfter,

    /// <summary>It is done and answered after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>It is done, and the answer is cut off in the middle.</summary>
    MalformedJson,
}

/// <summary>Something that is to go wrong.</summary>
/// <param name="Method">With which method; with every one where null.</param>
/// <param name="Match">Only where some argument holds this text.</param>
/// <param name="Times">How often.</param>
public sealed record Fault(FaultKind Kind, string? Method = null, string? Match = null, int Times = 1)
{
    /// <summary>Seconds, with <see cref="FaultKind.TooMany"/>.</summary>
    public int RetryAfter { get; init; } = 5;

    /// <summary>How long <see cref="FaultKind.Slow"/> takes, on the fake's clock.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>What is to go wrong next.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _waiting = [];

    /// <summary>What has not happened yet.</summary>
    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (_gate)
                return [.. _waiting];
        }
    }

    /// <summary>Lets something go wrong.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
            _waiting.Add(fault);
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }

    internal Fault? Next(string method, Arguments arguments)
    {
        // Read without the gate: almost always there is nothing, and a fault added a moment ago may well come a call later.
        if (_waiting.Count == 0)
            return null;
        lock (_gate)
        {
            var at = _waiting.FindIndex(fault => (fault.Method is null || string.Equals(fault.Method, method, StringComparison.OrdinalIgnoreCase))
                && (fault.Match is null || arguments.Fields.Any(field => field.Value.Contains(fault.Match, StringComparison.Ordinal))));
            if (at < 0)
                return null;
            var fault = _waiting[at];
            if (fault.Times > 1)
                _waiting[at] = fault with { Times = fault.Times - 1 };
            else
                _waiting.RemoveAt(at);
            return fault;
        }
    }
}
