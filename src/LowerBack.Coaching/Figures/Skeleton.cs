using System.Collections.Immutable;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>Where the joints of a pose are.</summary>
public sealed class Skeleton
{
    /// <summary>A joint this far above the lowest one still touches the floor: the poses are whole degrees, and knee and hand of one pose differ by as much.</summary>
    private const double Touching = 1.7;

    private readonly ImmutableArray<Spot> _joints;
    private readonly ImmutableArray<bool> _touches;

    private Skeleton(ImmutableArray<Spot> joints, ImmutableArray<bool> touches) => (_joints, _touches) = (joints, touches);

    /// <summary>Where a joint is.</summary>
    public Spot this[Joint joint] => _joints[(int)joint];

    /// <summary>Whether a joint rests on the floor.</summary>
    public bool Touches(Joint joint) => _touches[(int)joint];

    /// <summary>The joints of a pose: standing on the floor, or floating around the hip where it is seen from the top.</summary>
    public static Skeleton Of(Pose pose, PoseView view)
    {
        var joints = Bones(pose);
        var touches = new bool[Body.Joints];
        if (view != PoseView.Top)
            Settle(joints, touches);
        return new Skeleton([.. joints], [.. touches]);
    }

    /// <summary>The same figure, moved.</summary>
    public Skeleton Moved(Spot by) => new([.. _joints.Select(joint => joint + by)], _touches);

    private static Spot[] Bones(Pose pose)
    {
        var joints = new Spot[Body.Joints];
        joints[(int)Joint.Waist] = Step(pose.Trunk[0], Body.Lumbar);
        joints[(int)Joint.Shoulder] = joints[(int)Joint.Waist] + Step(pose.Trunk[1], Body.Thoracic);
        var shoulder = joints[(int)Joint.Shoulder];
        joints[(int)Joint.Head] = shoulder + Step(pose.Trunk[2], Body.HeadCentre);
        Arm(Joint.NearElbow, pose.NearArm);
        Arm(Joint.FarElbow, pose.FarArm);
        Leg(Joint.NearKnee, pose.NearLeg);
        Leg(Joint.FarKnee, pose.FarLeg);
        return joints;

        void Arm(Joint elbow, ImmutableArray<Segment> arm)
        {
            joints[(int)elbow] = shoulder + Step(arm[0], Body.UpperArm);
            joints[(int)elbow + 1] = joints[(int)elbow] + Step(arm[1], Body.Forearm);
        }

        void Leg(Joint knee, ImmutableArray<Segment> leg)
        {
            joints[(int)knee] = Step(leg[0], Body.Thigh);
            joints[(int)knee + 1] = joints[(int)knee] + Step(leg[1], Body.Shin);
            joints[(int)knee + 2] = joints[(int)knee + 1] + Step(leg[2], Body.Foot);
        }
    }

    private static Spot Step(Segment segment, double length) => Spot.Toward(segment.Degrees, length * segment.Length);

    /// <summary>
    /// Shifts so that the lowest joint touches the floor. A joint has flesh around it: what touches lies as high as its
    /// flesh is thick, and the rest of the figure rises with the thickest, so that a body lies flat and no limb sinks in.
    /// </summary>
    private static void Settle(Spot[] joints, bool[] touches)
    {
        var floor = double.MaxValue;
        for (var joint = Joint.Hip; (int)joint < Body.Joints; joint++)
            if (joint != Joint.Head) floor = Math.Min(floor, joints[(int)joint].Y);

        var rise = 0.0;
        for (var joint = Joint.Hip; (int)joint < Body.Joints; joint++)
        {
            touches[(int)joint] = joint != Joint.Head && joints[(int)joint].Y - floor < Touching;
            if (touches[(int)joint]) rise = Math.Max(rise, Body.Flesh(joint));
        }

        for (var joint = Joint.Hip; (int)joint < Body.Joints; joint++)
        {
            var (x, y) = joints[(int)joint];
            var flesh = Body.Flesh(joint);
            joints[(int)joint] = new Spot(x, touches[(int)joint] ? flesh : Math.Max(y - floor + rise, flesh));
        }
    }
}
