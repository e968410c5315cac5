namespace LowerBack.Coaching.Content;

/// <summary>What a member has at hand. Floor, mat, chair, wall and desk are always there.</summary>
[Flags]
public enum Kit
{
    /// <summary>Nothing but the floor, a chair and a wall.</summary>
    None = 0,

    /// <summary>A resistance band.</summary>
    Band = 1,

    /// <summary>A cable machine.</summary>
    Cable = 2,

    /// <summary>One or two dumbbells.</summary>
    Dumbbell = 4,

    /// <summary>A backpack that can be loaded; it stands in for a dumbbell.</summary>
    Backpack = 8,

    /// <summary>A barbell with plates.</summary>
    Barbell = 16,

    /// <summary>A Roman chair or back-extension bench.</summary>
    RomanChair = 32,
}

/// <summary>How far along a member is; every move names the least level it asks for.</summary>
public enum Level
{
    /// <summary>Starting, or starting again.</summary>
    Beginner = 1,

    /// <summary>Past the first gate.</summary>
    Intermediate = 2,

    /// <summary>Past the second gate.</summary>
    Advanced = 3,
}

/// <summary>What a move is for.</summary>
public enum MoveCategory { Strength, Core, WarmUp, Mobility, Recovery, DeskBreak }

/// <summary>What the body does in a move; moves of one pattern can stand in for each other.</summary>
public enum MovePattern
{
    Extension, Hinge, Hip, SquatHold, AntiExtension, AntiRotation, Lateral,
    FlexionMobility, RotationMobility, Breathing, Gait,
}

/// <summary>How the body lies, kneels or stands in a move.</summary>
public enum BodyPosition { Prone, Supine, Quadruped, Kneeling, SideLying, Seated, Standing, Machine }

/// <summary>What a set of a move counts.</summary>
public enum Metric
{
    /// <summary>Repetitions.</summary>
    Reps,

    /// <summary>Repetitions, done on one side and then the other.</summary>
    RepsEachSide,

    /// <summary>Seconds held.</summary>
    Seconds,

    /// <summary>Seconds held, one side and then the other.</summary>
    SecondsEachSide,

    /// <summary>Metres walked, one hand and then the other.</summary>
    Distance,
}

/// <summary>The parts of a session, in the order they are done. Static stretching goes last: just before effort it can lower strength.</summary>
public enum Block { WarmUp, Activation, Main, Core, Stretch }
