using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>What one holds.</summary>
internal static class Gear
{
    /// <summary>A broomstick along head, upper back and tail.</summary>
    public static void Stick(Stage stage)
    {
        foreach (var still in stage.Stills)
        {
            var (hip, head) = (still.Bones[Joint.Hip], still.Bones[Joint.Head]);
            var along = (head - hip).Unit();
            var behind = along.Left() * (Body.Chest + 0.9);
            still.Between.Add(Limb.Line(hip - (along * 5) + behind, head + (along * 11) + behind, 1.8, Ink.Wood));
        }
    }

    /// <summary>A bar seen from its end: the plate behind the figure, the end of the bar in the hand.</summary>
    public static void Barbell(Stage stage)
    {
        foreach (var still in stage.Stills)
        {
            var hand = still.Bones[Joint.NearHand];
            still.Between.AddRange([
                new Disc(hand, PlateRadius(stage), Ink.Metal),
                new Disc(hand, PlateRadius(stage) - 1.6, Ink.MetalLight),
                new Disc(hand, PlateRadius(stage) - 3, Ink.Metal),
                new Disc(hand, 3.6, Ink.MetalLight),
            ]);
            still.Before.Add(new Disc(hand, 1.5, Ink.MetalLight));
        }
    }

    /// <summary>Blocks that bring the bar nearer, where the plates would hang in the air.</summary>
    public static void Blocks(Stage stage)
    {
        var hand = stage.Start.Bones[Joint.NearHand];
        var under = hand.Y - PlateRadius(stage);
        if (under < 1.5) return;
        stage.Put(still => still.Behind, Slab.Between(hand.X - 17, 0, hand.X + 17, under + 0.3, 0.8, Ink.Wood));
    }

    /// <summary>A dumbbell in each hand that shows; walking, in one.</summary>
    public static void Dumbbells(Stage stage)
    {
        foreach (var still in stage.Stills)
        {
            if (stage.Move.Metric != Metric.Distance) Dumbbell(still.Behind, still.Bones[Joint.FarHand]);
            Dumbbell(still.Before, still.Bones[Joint.NearHand]);
            still.Before.Add(new Disc(still.Bones[Joint.NearHand], Body.Palm, Ink.Skin));
        }
    }

    /// <summary>A band that comes from the side, which in the picture is from the viewer: from a post that stands nearer.</summary>
    public static void Band(Stage stage)
    {
        var hands = stage.Start.Bones[Joint.NearHand].To(stage.End.Bones[Joint.NearHand], 0.55);
        var ring = new Spot(hands.X + 6, hands.Y - 34);
        foreach (var still in stage.Stills)
        {
            still.Before.AddRange([
                Limb.Line(ring - new Spot(0, 3), new Spot(ring.X, -12), 3.4, Ink.Metal),
                Limb.Line(new Spot(ring.X - 7, -12), new Spot(ring.X + 7, -12), 3.4, Ink.Metal),
                new Limb(still.Bones[Joint.NearHand], 0.8, ring, 1.7, Ink.Band),
                new Disc(ring, 4, Ink.Metal),
                new Disc(ring, 2, Ink.Card),
                new Disc(still.Bones[Joint.NearHand], Body.Palm, Ink.Skin),
            ]);
            FromAbove(still, new Spot(stage.End.Bones[Joint.NearHand].X + 22, hands.Y + 14));
        }
    }

    /// <summary>The same, small, from above: the band pulls at a right angle to the arms.</summary>
    private static void FromAbove(Still still, Spot centre)
    {
        var reach = still.Bones[Joint.NearHand].X - still.Bones[Joint.Shoulder].X;
        var (chest, hands) = (centre + new Spot(-9, 3), centre + new Spot(-9 + Math.Clamp(reach * 0.55, 8, 18), 3));
        still.Aside.AddRange([
            new Disc(centre, 19, Ink.White),
            new Limb(hands, 0.7, centre + new Spot(2, -13), 0.9, Ink.Band),
            new Disc(centre + new Spot(2, -13), 2.2, Ink.Metal),
            Limb.Line(chest + new Spot(0, 6), hands, 2.4, Ink.Skin),
            Limb.Line(chest - new Spot(0, 6), hands, 2.4, Ink.Skin),
            new Disc(hands, 1.7, Ink.Skin),
            Limb.Line(chest + new Spot(0, 6), chest - new Spot(0, 6), 5.4, Ink.Shirt),
            new Disc(chest + new Spot(4.2, 0), 0.9, Ink.Skin),
            new Disc(chest + new Spot(0.6, 0), 3.7, Ink.Hair),
        ]);
    }

    private static double PlateRadius(Stage stage) => Math.Min(13, stage.Start.Bones[Joint.NearHand].Y);

    private static void Dumbbell(List<Shape> where, Spot hand) => where.AddRange([
        Limb.Line(hand - new Spot(5, 0), hand + new Spot(5, 0), 1.8, Ink.Metal),
        Slab.Between(hand.X - 8.2, hand.Y - 4.4, hand.X - 3.4, hand.Y + 4.4, 1.4, Ink.Metal),
        Slab.Between(hand.X + 3.4, hand.Y - 4.4, hand.X + 8.2, hand.Y + 4.4, 1.4, Ink.Metal),
        Slab.Between(hand.X - 7.4, hand.Y - 3.6, hand.X - 4.2, hand.Y + 3.6, 1, Ink.MetalLight),
        Slab.Between(hand.X + 4.2, hand.Y - 3.6, hand.X + 7.4, hand.Y + 3.6, 1, Ink.MetalLight),
    ]);
}
