namespace LowerBack.Coaching.Content;

/// <summary>
/// What a member would rather keep away from. They come from the member's own answers and are a comfort setting,
/// not a diagnosis; <see cref="Acute"/> also comes and goes by itself with recent pain.
/// </summary>
[Flags]
public enum AvoidCodes
{
    /// <summary>Nothing to keep away from.</summary>
    None = 0,

    /// <summary>Bending forward stirs the back up ("FI").</summary>
    FlexionIntolerant = 1,

    /// <summary>Leaning back, long standing or lying on the front stirs the back up ("EI").</summary>
    ExtensionIntolerant = 2,

    /// <summary>Pregnant past the first trimester ("PREG"): no long lying on the back or the front.</summary>
    Pregnancy = 4,

    /// <summary>Known osteoporosis or a past spinal fracture ("OSTEO"): no repeated, loaded or end-range bending and twisting.</summary>
    Osteoporosis = 8,

    /// <summary>Uncontrolled blood pressure or heart limits ("BP"): no long breath-holding efforts.</summary>
    BloodPressure = 16,

    /// <summary>Weight on the hands hurts ("WRIST").</summary>
    Wrist = 32,

    /// <summary>Weight on the shoulders hurts ("SHOULDER").</summary>
    Shoulder = 64,

    /// <summary>Kneeling or deep knee bending hurts ("KNEE").</summary>
    Knee = 128,

    /// <summary>Unsteady on the feet ("BAL").</summary>
    Balance = 256,

    /// <summary>Pain of 6 or more in the last 48 hours ("ACUTE").</summary>
    Acute = 512,
}

/// <summary>The codes as content files spell them.</summary>
public static class AvoidCodeNames
{
    /// <summary>How many codes there are; bit n of <see cref="AvoidCodes"/> is code n.</summary>
    public const int Count = 10;

    /// <summary>Bending and leaning back both stir the back up: only the neutral set is left.</summary>
    public const AvoidCodes BothDirections = AvoidCodes.FlexionIntolerant | AvoidCodes.ExtensionIntolerant;

    private static readonly string[] Spelled =
        ["FI", "EI", "PREG", "OSTEO", "BP", "WRIST", "SHOULDER", "KNEE", "BAL", "ACUTE"];

    /// <summary>Reads one code; false where no code is spelled like that.</summary>
    public static bool TryRead(string text, out AvoidCodes code)
    {
        var at = Array.IndexOf(Spelled, text);
        code = at < 0 ? AvoidCodes.None : (AvoidCodes)(1 << at);
        return at >= 0;
    }

    /// <summary>The codes in a set, spelled, in their fixed order.</summary>
    public static IEnumerable<string> Spell(AvoidCodes codes)
    {
        for (var bit = 0; bit < Count; bit++)
            if (((int)codes & (1 << bit)) != 0)
                yield return Spelled[bit];
    }

    /// <summary>Whether the member is left with the neutral set.</summary>
    public static bool NeutralOnly(this AvoidCodes codes) => (codes & BothDirections) == BothDirections;
}
