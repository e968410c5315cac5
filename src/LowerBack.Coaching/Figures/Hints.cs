using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>Small arrows where hardly anything moves: the belly on a breath, a pelvis that tilts, a head that just leaves the floor.</summary>
internal static class Hints
{
    /// <summary>A joint that moves less than this is hard to see moving.</summary>
    private const double Subtle = 8;

    /// <summary>Points the way of the joint that moves most, where even that one moves little.</summary>
    public static void Point(Stage stage)
    {
        if (stage.Move.Pattern == MovePattern.Breathing)
        {
            Arrow(stage.Start, Joint.Waist, up: true);
            Arrow(stage.End, Joint.Waist, up: false);
            return;
        }

        var (most, way) = (Joint.Hip, new Spot(0, 0));
        for (var joint = Joint.Hip; (int)joint < Body.Joints; joint++)
        {
            var moved = stage.End.Bones[joint] - stage.Start.Bones[joint];
            if (moved.Length > way.Length) (most, way) = (joint, moved);
        }

        if (way.Length < Subtle) Arrow(stage.End, most, way.Y > 0);
    }

    /// <summary>An arrow that ends in its tip.</summary>
    public static Shape[] Arrow(Spot from, Spot tip, string ink, double thickness = 1.8)
    {
        var along = (tip - from).Unit();
        var barb = thickness * 2.2;
        return
        [
            Limb.Line(from, tip, thickness, ink),
            Limb.Line(tip, tip - (along * barb) + (along.Left() * barb * 0.8), thickness, ink),
            Limb.Line(tip, tip - (along * barb) - (along.Left() * barb * 0.8), thickness, ink),
        ];
    }

    private static void Arrow(Still still, Joint over, bool up)
    {
        var (low, high) = (still.Bones[over] + new Spot(0, Body.Flesh(over) + 4), still.Bones[over] + new Spot(0, Body.Flesh(over) + 15));
        still.Before.AddRange(up ? Arrow(low, high, Ink.Hint) : Arrow(high, low, Ink.Hint));
    }
}
