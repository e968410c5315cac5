using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>Puts up what a move's data names. A new prop is one method and one line here.</summary>
internal static class Scenery
{
    private static readonly Dictionary<string, Action<Stage>> ByProp = new(StringComparer.Ordinal)
    {
        ["wall"] = Furniture.Wall,
        ["desk"] = Furniture.Desk,
        ["chair"] = Furniture.Chair,
        ["low-step"] = Furniture.Step,
        ["cushion"] = Furniture.Cushion,
        ["stick"] = Gear.Stick,
        ["blocks"] = Gear.Blocks,
        ["thigh-pad"] = Bench.PadAndRoller,
    };

    /// <summary>The first of a move's kit that is named here is the one drawn.</summary>
    private static readonly (Kit Kit, string Name, Action<Stage> Put)[] ByKit =
    [
        (Kit.RomanChair, "roman-chair", Bench.Frame),
        (Kit.Barbell, "barbell", Gear.Barbell),
        (Kit.Dumbbell, "dumbbell", Gear.Dumbbells),
        (Kit.Band, "band", Gear.Band),
        (Kit.Cable, "cable", Gear.Band),
    ];

    /// <summary>Puts up everything a move's data names.</summary>
    public static void Build(Stage stage)
    {
        Furniture.Mat(stage);
        foreach (var (kit, name, put) in ByKit)
        {
            if ((stage.Move.KitAnyOf & kit) == Kit.None) continue;
            put(stage);
            stage.PutUp.Add(name);
            break;
        }

        foreach (var prop in stage.Move.Props)
        {
            if (!ByProp.TryGetValue(prop, out var put)) continue;
            put(stage);
            stage.PutUp.Add(prop);
        }

        Hints.Point(stage);
    }
}
