using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>What one lies, sits or leans on.</summary>
internal static class Furniture
{
    /// <summary>A mat under whoever is on the floor; seen from the top, all of it.</summary>
    public static void Mat(Stage stage)
    {
        if (stage.Move.Position is BodyPosition.Standing or BodyPosition.Seated or BodyPosition.Machine) return;
        var people = stage.Start.Person.With(stage.End.Person);
        if (stage.Move.Pose.View == PoseView.Top)
        {
            stage.Put(still => still.Behind, Slab.Between(people.Left - 7, people.Bottom - 5, people.Right + 7, people.Top + 5, 5, Ink.Mat));
            return;
        }

        var (left, right) = (people.Left - 2.5, people.Right + 2.5);
        stage.Put(
            still => still.Behind,
            Slab.Between(left, -3.4, right, 0.4, 1.7, Ink.MatEdge),
            Slab.Between(left, -2.2, right, 0.4, 1.3, Ink.Mat));
    }

    /// <summary>A wall at the soles of somebody on their back, and behind somebody who stands.</summary>
    public static void Wall(Stage stage)
    {
        var people = stage.Start.Person.With(stage.End.Person);
        var lying = stage.Move.Position == BodyPosition.Supine;
        var face = lying
            ? stage.End.Bones[Joint.NearAnkle].X + Body.Heel
            : Math.Min(stage.End.Bones[Joint.Hip].X - Body.Pelvis, stage.End.Bones[Joint.Shoulder].X - Body.Chest);
        if (stage.Move.Props.Contains("stick")) face -= 2; // It lies between back and wall.
        var (top, thick) = (people.Top + 4, lying ? 5 : -5);
        stage.Put(
            still => still.Behind,
            Slab.Between(Math.Min(face, face + thick), 0, Math.Max(face, face + thick), top, 0.8, Ink.Wall),
            Slab.Between(Math.Min(face, face + (thick / 4.0)), 0, Math.Max(face, face + (thick / 4.0)), top, 0.5, Ink.WallEdge));
    }

    /// <summary>A desk whose edge is under the hands.</summary>
    public static void Desk(Stage stage)
    {
        var hand = stage.End.Bones[Joint.NearHand];
        var (edge, top, end) = (hand.X - 3.5, hand.Y - Body.Palm, hand.X + 30);
        stage.Put(
            still => still.Behind,
            Slab.Between(edge + 3, 0, edge + 5.5, top, 0.6, Ink.WoodDark),
            Slab.Between(end - 5.5, 0, end - 3, top, 0.6, Ink.WoodDark),
            Slab.Between(edge, top - 3, end, top, 1, Ink.Wood),
            Limb.Line(new Spot(end - 7, top + 1), new Spot(end - 3, top + 15), 1.4, Ink.Metal),
            Slab.Between(end - 19, top, end - 6.5, top + 1.5, 0.6, Ink.MetalLight));
    }

    /// <summary>A chair under the hip, facing right.</summary>
    public static void Chair(Stage stage)
    {
        var hip = stage.Start.Bones[Joint.Hip];
        var (back, front, seat) = (hip.X - 13, hip.X + 11, hip.Y - Body.Pelvis + 0.4);
        stage.Put(
            still => still.Behind,
            Limb.Line(new Spot(back + 1, seat - 2), new Spot(back - 1.5, 1.2), 2.4, Ink.WoodDark),
            Limb.Line(new Spot(front - 2, seat - 2), new Spot(front - 1, 1.2), 2.4, Ink.WoodDark),
            Limb.Line(new Spot(back + 1, seat - 1), new Spot(back - 2.5, seat + 33), 2.6, Ink.WoodDark),
            Slab.Between(back - 0.5, seat - 3.6, front, seat, 1.4, Ink.Wood));
    }

    /// <summary>A step under the near heel.</summary>
    public static void Step(Stage stage)
    {
        var heel = stage.End.Bones[Joint.NearAnkle];
        var top = heel.Y - Body.Heel;
        stage.Put(
            still => still.Between,
            Slab.Between(heel.X - 7, 0, heel.X + 17, top, 1, Ink.WoodDark),
            Slab.Between(heel.X - 8, top - 2.8, heel.X + 18, top, 1, Ink.Wood));
    }

    /// <summary>A cushion under the far knee.</summary>
    public static void Cushion(Stage stage)
    {
        foreach (var still in stage.Stills)
            still.Between.Add(Slab.Between(still.Bones[Joint.FarKnee].X - 8, 0, still.Bones[Joint.FarKnee].X + 8, 3.8, 1.8, Ink.PadLight));
    }
}
