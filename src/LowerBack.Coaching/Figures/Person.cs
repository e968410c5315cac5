using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>Puts flesh and clothes on a skeleton. What is far comes first, so that what is near covers it.</summary>
internal static class Person
{
    /// <summary>The limbs behind the trunk.</summary>
    public static IEnumerable<Shape> Far(Skeleton bones, PoseView view) => view == PoseView.Front
        ? [.. Leg(bones, Joint.FarKnee, Ink.FarShorts, Ink.FarSkin, Ink.FarShoe)]
        : [.. Arm(bones, Joint.FarElbow, Ink.FarSleeve, Ink.FarSkin), .. Leg(bones, Joint.FarKnee, Ink.FarShorts, Ink.FarSkin, Ink.FarShoe)];

    /// <summary>Neck, trunk, head and the limbs in front of them.</summary>
    public static IEnumerable<Shape> Near(Skeleton bones, PoseView view, Gaze gaze) =>
    [
        new Limb(bones[Joint.Shoulder], Body.Neck + 0.6, bones[Joint.Head], Body.Neck, Ink.Skin),
        Trunk(bones),
        .. Head.Of(bones, gaze),
        .. Leg(bones, Joint.NearKnee, Ink.Shorts, Ink.Skin, Ink.Shoe),
        .. Rim(bones, Joint.NearElbow),
        .. Arm(bones, Joint.NearElbow, Ink.Sleeve, Ink.Skin),
        .. Upper(bones, view),
    ];

    /// <summary>Seen from the front, the arm on top is as near as the one below.</summary>
    private static IEnumerable<Shape> Upper(Skeleton bones, PoseView view) =>
        view == PoseView.Front ? [.. Rim(bones, Joint.FarElbow), .. Arm(bones, Joint.FarElbow, Ink.Sleeve, Ink.Skin)] : [];

    private static IEnumerable<Shape> Leg(Skeleton bones, Joint knee, string shorts, string skin, string shoe)
    {
        var (hip, bend, ankle, toe) = (bones[Joint.Hip], bones[knee], bones[knee + 1], bones[knee + 2]);
        var hem = hip.To(bend, 0.72);
        yield return new Limb(bend, Body.Calf, ankle, Body.AnkleBottom, skin);
        yield return new Limb(ankle, Body.Heel, toe, Body.Toes, shoe);
        yield return new Limb(hip.To(bend, 0.5), Body.ThighTop - 1, bend, Body.KneeTop, skin);
        yield return new Limb(hip, Body.ThighTop, hem, Body.ThighTop - 0.7, shorts);
    }

    /// <summary>A darker edge, so that an arm shows in front of a leg of the same skin.</summary>
    private static IEnumerable<Shape> Rim(Skeleton bones, Joint elbow)
    {
        var (shoulder, bend, hand) = (bones[Joint.Shoulder], bones[elbow], bones[elbow + 1]);
        yield return new Limb(shoulder.To(bend, 0.6), Body.Elbow + Body.Rim, bend, Body.Elbow + Body.Rim, Ink.SkinRim);
        yield return new Limb(bend, Body.Elbow + Body.Rim, hand, Body.Wrist + Body.Rim, Ink.SkinRim);
        yield return new Disc(hand, Body.Palm + Body.Rim, Ink.SkinRim);
    }

    private static IEnumerable<Shape> Arm(Skeleton bones, Joint elbow, string sleeve, string skin)
    {
        var (shoulder, bend, hand) = (bones[Joint.Shoulder], bones[elbow], bones[elbow + 1]);
        yield return new Limb(shoulder, Body.ArmTop - 0.3, bend, Body.Elbow, skin);
        yield return new Limb(bend, Body.Elbow, hand, Body.Wrist, skin);
        yield return new Disc(hand, Body.Palm, skin);
        yield return new Limb(shoulder, Body.ArmTop + 0.5, shoulder.To(bend, 0.55), Body.ArmTop, sleeve);
    }

    /// <summary>A smooth back and belly through pelvis, waist, chest and shoulder.</summary>
    private static Blob Trunk(Skeleton bones)
    {
        var (hip, waist, shoulder) = (bones[Joint.Hip], bones[Joint.Waist], bones[Joint.Shoulder]);
        ReadOnlySpan<(double At, double Half)> profile = [(0, Body.Pelvis), (0.45, Body.Middle), (0.78, Body.Chest), (1, Body.ShoulderTop)];
        var (left, right) = (new List<Spot>(), new List<Spot>());
        foreach (var (at, half) in profile)
        {
            var (spot, along) = Spine(hip, waist, shoulder, at);
            left.Add(spot + (along.Left() * half));
            right.Add(spot - (along.Left() * half));
        }

        var (_, tail) = Spine(hip, waist, shoulder, 0);
        var (_, crown) = Spine(hip, waist, shoulder, 1);
        right.Reverse();
        return new Blob([.. left, shoulder + (crown * Body.ShoulderTop), .. right, hip - (tail * Body.Pelvis)], Ink.Shirt);
    }

    /// <summary>The parabola that runs through the three joints of the spine, and its direction.</summary>
    private static (Spot At, Spot Along) Spine(Spot hip, Spot waist, Spot shoulder, double part)
    {
        var bend = (waist * 2) - ((hip + shoulder) / 2);
        var at = hip.To(bend, part).To(bend.To(shoulder, part), part);
        return (at, (bend.To(shoulder, part) - hip.To(bend, part)).Unit());
    }
}
