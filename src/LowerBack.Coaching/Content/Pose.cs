using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace LowerBack.Coaching.Content;

/// <summary>Where a pose is seen from.</summary>
public enum PoseView { Side, Front, Top }

/// <summary>One limb segment: its angle in the picture plane and how much of its length shows.</summary>
/// <param name="Degrees">0 points right, 90 up, 180 left, 270 down.</param>
/// <param name="Length">1 for full length, less where the limb points toward the viewer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Segment(double Degrees, double Length);

/// <summary>One frame of a move. The drawing starts at the hip: trunk up to the head, arms from the shoulder, legs from the hip.</summary>
/// <param name="Trunk">Lumbar, thoracic, head.</param>
/// <param name="NearArm">Upper arm, forearm; the arm near the viewer.</param>
/// <param name="FarArm">Upper arm, forearm.</param>
/// <param name="NearLeg">Thigh, shin, foot.</param>
/// <param name="FarLeg">Thigh, shin, foot.</param>
public sealed record Pose(
    ImmutableArray<Segment> Trunk,
    ImmutableArray<Segment> NearArm,
    ImmutableArray<Segment> FarArm,
    ImmutableArray<Segment> NearLeg,
    ImmutableArray<Segment> FarLeg)
{
    /// <summary>Reads "T 0,0,0 | aN 0,0 | aF 0,0 | lN 180,180,180 | lF 180,180,180x0.5".</summary>
    /// <returns>The pose, or null with the reason where the text is not one.</returns>
    public static Pose? TryRead(string text, out string problem)
    {
        var limbs = text.Split('|', StringSplitOptions.TrimEntries);
        var read = new ImmutableArray<Segment>[Shape.Length];
        problem = limbs.Length == Shape.Length ? "" : $"has {limbs.Length} limbs instead of {Shape.Length}";
        for (var i = 0; i < Shape.Length && problem.Length == 0; i++)
        {
            var (limb, count) = Shape[i];
            if (!limbs[i].StartsWith(limb + " ", StringComparison.Ordinal)) problem = $"names no limb {limb} in place {i + 1}";
            else if (!TryReadLimb(limbs[i][(limb.Length + 1)..], count, out read[i])) problem = $"needs {count} angles for {limb} and has «{limbs[i]}»";
        }

        return problem.Length > 0 ? null : new Pose(read[0], read[1], read[2], read[3], read[4]);
    }

    private static readonly (string Limb, int Count)[] Shape = [("T", 3), ("aN", 2), ("aF", 2), ("lN", 3), ("lF", 3)];

    private static bool TryReadLimb(string text, int count, out ImmutableArray<Segment> segments)
    {
        var parts = text.Split(',');
        var read = ImmutableArray.CreateBuilder<Segment>(count);
        foreach (var part in parts)
        {
            var at = part.IndexOf('x', StringComparison.Ordinal);
            var length = 1.0;
            if (!TryNumber(at < 0 ? part : part[..at], out var degrees) || degrees is < 0 or > 360) break;
            if (at >= 0 && (!TryNumber(part[(at + 1)..], out length) || length is <= 0 or > 1)) break;
            read.Add(new Segment(degrees, length));
        }

        segments = read.ToImmutable();
        return segments.Length == count && parts.Length == count;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}

/// <summary>How a move is drawn.</summary>
/// <param name="View">Where it is seen from; seen from the top there is no floor line.</param>
/// <param name="Start">The start position.</param>
/// <param name="End">The end position.</param>
/// <param name="DrawAlso">What belongs in the picture besides the figure, in words for whoever draws it, or null.</param>
public sealed record MovePose(PoseView View, Pose Start, Pose End, string? DrawAlso);
