namespace LowerBack.Coaching.Figures;

/// <summary>The 45-degree bench, also called a Roman chair.</summary>
internal static class Bench
{
    /// <summary>Post, foot and foot plate.</summary>
    public static void Frame(Stage stage)
    {
        var (pad, ankle, toe) = (Pad(stage), stage.End.Bones[Joint.NearAnkle], stage.End.Bones[Joint.NearToe]);
        stage.Put(
            still => still.Behind,
            Limb.Line(new Spot(ankle.X - 8, 1.6), new Spot(pad.X + 12, 1.6), 3.2, Ink.Metal),
            Limb.Line(pad, new Spot(pad.X + 4, 1.6), 3.2, Ink.Metal),
            Limb.Line(new Spot(toe.X + 3, 3), pad, 2.4, Ink.MetalLight));
    }

    /// <summary>The pad the thighs rest on and the roller that holds the ankles.</summary>
    public static void PadAndRoller(Stage stage)
    {
        var (hip, knee, ankle) = (stage.End.Bones[Joint.Hip], stage.End.Bones[Joint.NearKnee], stage.End.Bones[Joint.NearAnkle]);
        var leg = (hip - knee).Unit();
        var turn = Math.Atan2(leg.Y, leg.X) * 180 / Math.PI;
        stage.Put(still => still.Before, new Slab(Pad(stage), 17, 5.6, 2.8, Ink.Pad, turn));
        var roller = ankle + (leg * 3) + (leg.Left() * (Body.AnkleBottom + 2.8));
        stage.Put(
            still => still.Before,
            Limb.Line(roller, new Spot(roller.X - 3, 1.6), 1.8, Ink.Metal),
            new Disc(roller, 3, Ink.Pad),
            new Disc(roller, 1, Ink.MetalLight));
    }

    private static Spot Pad(Stage stage)
    {
        var (hip, knee) = (stage.End.Bones[Joint.Hip], stage.End.Bones[Joint.NearKnee]);
        var leg = (hip - knee).Unit();
        return hip - (leg * 9) - (leg.Left() * (Body.ThighTop + 2));
    }
}
