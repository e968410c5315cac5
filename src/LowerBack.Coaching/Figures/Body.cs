namespace LowerBack.Coaching.Figures;

/// <summary>The joints of the figure, near the viewer and far. A limb's joints follow each other from the trunk outward.</summary>
public enum Joint
{
    Hip, Waist, Shoulder, Head,
    NearElbow, NearHand, FarElbow, FarHand,
    NearKnee, NearAnkle, NearToe, FarKnee, FarAnkle, FarToe,
}

/// <summary>
/// The measures of the figure, in units of which a person is about 100 tall. The lengths are those the poses were written
/// and checked with; the half-widths are ours, from what looks friendly and still reads on a phone.
/// </summary>
internal static class Body
{
    public const double Lumbar = 15, Thoracic = 15, HeadCentre = 11, UpperArm = 16, Forearm = 17, Thigh = 24, Shin = 24, Foot = 9;

    /// <summary>How many joints there are.</summary>
    public const int Joints = (int)Joint.FarToe + 1;

    public const double Skull = 6.4, Neck = 2.7, Palm = 2.5;

    /// <summary>Half the depth of the trunk from the tail to the shoulder.</summary>
    public const double Pelvis = 6.3, Middle = 5.8, Chest = 6.5, ShoulderTop = 5.2;

    public const double ThighTop = 6, KneeTop = 4.4, Calf = 4.2, AnkleBottom = 2.7, Heel = 2.8, Toes = 2;

    public const double ArmTop = 3.5, Elbow = 2.8, Wrist = 2.1;

    /// <summary>The darker edge around an arm.</summary>
    public const double Rim = 0.55;

    /// <summary>How far a joint's flesh reaches, which is how high the joint lies when the flesh lies on the floor.</summary>
    public static double Flesh(Joint joint) => joint switch
    {
        Joint.Hip => Pelvis,
        Joint.Waist => Middle,
        Joint.Shoulder => Chest - 0.2,
        Joint.Head => Skull + 1,
        Joint.NearElbow or Joint.FarElbow => Elbow + Rim,
        Joint.NearHand or Joint.FarHand => Palm + Rim,
        Joint.NearKnee or Joint.FarKnee => KneeTop,
        Joint.NearAnkle or Joint.FarAnkle => Heel,
        _ => Toes,
    };
}
