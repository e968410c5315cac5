namespace LowerBack.Coaching.Figures;

/// <summary>
/// The colours. One palette for light and dark chats: the picture brings its own card, dim enough not to glare at night and
/// warm enough to stand off from white. Far limbs are the near ones mixed with the card.
/// </summary>
internal static class Ink
{
    // What is under and around.
    public const string Card = "#ebe4d6", Ground = "#d8cdb9", Mat = "#c3bfdf", MatEdge = "#a9a4cc";

    // The person near, and far.
    public const string Shirt = "#1f8f88", Sleeve = "#17766f", Shorts = "#34436a", Skin = "#d0946a", SkinRim = "#b3764f", Hair = "#4b352c", Shoe = "#e2743b", Eye = "#3a2a24";
    public const string FarSleeve = "#77aca6", FarShorts = "#8b90a3", FarSkin = "#dfbda0", FarShoe = "#e8ad8a";

    // Things, and what is pointed out.
    public const string Wood = "#b98b5c", WoodDark = "#94693f", Metal = "#5d6472", MetalLight = "#8d94a1", Wall = "#d2c6b2", WallEdge = "#b5a68d";
    public const string Pad = "#7d5a86", PadLight = "#a184a8", Band = "#d8467a", Hint = "#d8467a", Mark = "#8a7f6d", White = "#fffaf0";
}
