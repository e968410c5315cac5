namespace LowerBack.Coaching.Content;

/// <summary>The few moves that a rule names. Start-up refuses content that lacks one of them.</summary>
public static class NamedMoves
{
    public const string BirdDog = "bird-dog";
    public const string Deadlift = "deadlift";
    public const string DumbbellRdl = "dumbbell-rdl";
    public const string HipHingeDrill = "hip-hinge-drill";
    public const string Plank = "plank";
    public const string PlankIncline = "plank-incline";
    public const string SidePlank = "side-plank";
    public const string SidePlankKnees = "side-plank-knees";
    public const string SingleLegBridge = "single-leg-bridge";
    public const string SupermanHold = "superman-hold";
    public const string Walking = "walking";

    internal static readonly string[] All =
    [
        BirdDog, Deadlift, DumbbellRdl, HipHingeDrill, Plank, PlankIncline,
        SidePlank, SidePlankKnees, SingleLegBridge, SupermanHold, Walking,
    ];
}
