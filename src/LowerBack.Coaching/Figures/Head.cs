using System.Collections.Immutable;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>Which way a face looks.</summary>
internal enum Gaze
{
    /// <summary>To the right of the crown, as the figure looks in upright poses.</summary>
    Right,

    /// <summary>To the left of the crown.</summary>
    Left,

    /// <summary>Out of the picture.</summary>
    Viewer,
}

/// <summary>The head: a face that tells which way it looks.</summary>
internal static class Head
{
    /// <summary>Where a frame's face looks.</summary>
    public static Gaze Gaze(PoseView view, Pose pose) => view switch
    {
        PoseView.Front => Figures.Gaze.Viewer,
        // Seen from the top on one's side, the face follows the upper arm.
        PoseView.Top => Math.Sin(pose.NearArm[0].Degrees * Math.PI / 180) > 0 ? Figures.Gaze.Viewer : Figures.Gaze.Left,
        _ => Figures.Gaze.Right,
    };

    public static IEnumerable<Shape> Of(Skeleton bones, Gaze gaze)
    {
        var centre = bones[Joint.Head];
        var up = (centre - bones[Joint.Shoulder]).Unit();
        var face = gaze == Figures.Gaze.Left ? up.Left() : up.Left() * -1;
        yield return new Disc(centre, Body.Skull, Ink.Skin);
        if (gaze == Figures.Gaze.Viewer)
        {
            yield return Hair(At, (15, 1.04), (50, 1.08), (90, 1.1), (130, 1.08), (165, 1.04), (130, 0.72), (90, 0.6), (50, 0.72));
            yield return new Disc(At(15, 0.38), 0.75, Ink.Eye);
            yield return new Disc(At(165, 0.38), 0.75, Ink.Eye);
            yield break;
        }

        yield return new Disc(At(-4, 0.98), 1.1, Ink.Skin);
        yield return Hair(At, (52, 1.02), (90, 1.1), (135, 1.1), (180, 1.08), (215, 1.0), (195, 0.55), (140, 0.3), (75, 0.62));
        yield return new Disc(At(18, 0.62), 0.8, Ink.Eye);

        // 0 is the face, 90 the crown, 180 the back of the head.
        Spot At(double degrees, double part)
        {
            var (x, y) = Spot.Toward(degrees, Body.Skull * part);
            return centre + (face * x) + (up * y);
        }
    }

    private static Blob Hair(Func<double, double, Spot> at, params ReadOnlySpan<(double Degrees, double Part)> line)
    {
        var spots = ImmutableArray.CreateBuilder<Spot>(line.Length);
        foreach (var (degrees, part) in line) spots.Add(at(degrees, part));
        return new Blob(spots.ToImmutable(), Ink.Hair);
    }
}
