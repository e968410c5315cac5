using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>What can go wrong between a client and Discord's REST API.</summary>
public enum FaultKind
{
    /// <summary>500 with Discord's envelope.</summary>
    Http500,

    /// <summary>502 with a page of HTML, from a proxy in front.</summary>
    Http502Html,

    /// <summary>503 with nothing.</summary>
    Http503,

    /// <summary>429 with <see cref="Fault.RetryAfter"/> and <see cref="Fault.Scope"/>, which then holds.</summary>
    TooMany,

    /// <summary>429 with a page of HTML and no Retry-After, as the edge gives those it has banned.</summary>
    Banned,

    /// <summary>Refused with <see cref="Fault.Status"/> and <see cref="Fault.Code"/>.</summary>
    Refused,

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
/// <param name="Route">With which route, as "POST /channels/{channel}/messages" or any part of it; with every one where null.</param>
/// <param name="Match">Only where the path or the body holds this text.</param>
/// <param name="Times">How often.</param>
public sealed record Fault(FaultKind Kind, string? Route = null, string? Match = null, int Times = 1)
{
    /// <summary>With <see cref="FaultKind.TooMany"/>: after what time to come again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>With <see cref="FaultKind.TooMany"/>: whose limit it is.</summary>
    public LimitScope Scope { get; init; }

    /// <summary>The HTTP status, with <see cref="FaultKind.Refused"/>.</summary>
    public int Status { get; init; } = 403;

    /// <summary>Discord's number, with <see cref="FaultKind.Refused"/>.</summary>
    public int Code { get; init; } = 50013;

    /// <summary>How long <see cref="FaultKind.Slow"/> takes, on the fake's clock.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What is answered where nothing is done: a status, 0 for nothing at all; null where it is done.</summary>
    internal int? Instead => Kind switch
    {
        FaultKind.Http500 => 500,
        FaultKind.Http502Html => 502,
        FaultKind.Http503 => 503,
        FaultKind.TooMany or FaultKind.Banned => 429,
        FaultKind.Refused => Status,
        FaultKind.TimeoutBefore or FaultKind.ResetBefore => 0,
        _ => null,
    };
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

    internal Fault? Next(Route route, string path, Body body)
    {
        // Read without the gate: almost always there is nothing, and a fault added a moment ago may well come a call later.
        if (_waiting.Count == 0)
            return null;
        lock (_gate)
        {
            var at = _waiting.FindIndex(fault => (fault.Route is null || route.Name.Contains(fault.Route, StringComparison.OrdinalIgnoreCase))
                && (fault.Match is null || path.Contains(fault.Match, StringComparison.Ordinal) || body.Holds(fault.Match)));
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
