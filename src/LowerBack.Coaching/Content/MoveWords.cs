using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>What the coach says about a move, in one language.</summary>
/// <param name="Id">The move.</param>
/// <param name="Name">Its name.</param>
/// <param name="Aliases">Other names a member may type.</param>
/// <param name="Props">Things of the house that help.</param>
/// <param name="Cues">How to do it: at least three.</param>
/// <param name="Mistakes">What goes wrong: at least two.</param>
/// <param name="StopWhen">When to stop.</param>
/// <param name="StartPose">The start position in words.</param>
/// <param name="EndPose">The end position in words.</param>
/// <param name="StepNotes">A note per ladder step, in order; empty where a step needs none.</param>
public sealed record MoveWords(
    string Id,
    string Name,
    ImmutableArray<string> Aliases,
    ImmutableArray<string> Props,
    ImmutableArray<string> Cues,
    ImmutableArray<string> Mistakes,
    string StopWhen,
    string StartPose,
    string EndPose,
    ImmutableArray<string> StepNotes);

/// <summary>A note for a member who may do a move, but differently.</summary>
/// <param name="MoveId">The move.</param>
/// <param name="Codes">Said to members who have all of these; <see cref="AvoidCodes.None"/> where the note is about kit.</param>
/// <param name="Kit">Said to members who do the move with this, having none of the usual; <see cref="Kit.None"/> where the note is about codes.</param>
/// <param name="Note">The note.</param>
public sealed record Adaptation(string MoveId, AvoidCodes Codes, Kit Kit, string Note);
