using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace LowerBack.Coaching.Content;

/// <summary>Whom or what a session template is for. The first three are <see cref="Level"/> by number.</summary>
public enum SessionFor
{
    /// <summary>A beginner's strength day.</summary>
    Beginner = 1,

    /// <summary>An intermediate's strength day.</summary>
    Intermediate = 2,

    /// <summary>An advanced member's strength day.</summary>
    Advanced = 3,

    /// <summary>A mobility day, any level.</summary>
    Mobility = 4,

    /// <summary>A day with pain of 6 or more: breathing, easy range, a walk.</summary>
    Recovery = 5,
}

/// <summary>One place in a session.</summary>
/// <param name="Block">The part of the session it belongs to.</param>
/// <param name="Move">The move that stands there when nothing speaks against it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SessionSlot(Block Block, Move Move);

/// <summary>A session before it is fitted to a member: which moves, in which order, but no doses.</summary>
/// <param name="For">Whom it is for.</param>
/// <param name="Minutes">5, 10, 20 or 30.</param>
/// <param name="Day">'A' or 'B' for strength days, null for the others.</param>
/// <param name="Slots">The slots, block after block.</param>
public sealed record SessionTemplate(SessionFor For, int Minutes, char? Day, ImmutableArray<SessionSlot> Slots);
