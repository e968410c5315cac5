namespace LowerBack.Coaching.Exercises;

/// <summary>What is said about single moves; the texts are in ExercisesText.resx.</summary>
public enum ExercisesText
{
    Description,
    MoveOption,
    FillerWords,
    PictureAlt,

    YourStep,
    YourStepNoted,
    EasierToday,
    LeftOut,
    LeftOutFor,
    FromLevel,
    NotEarned,
    NeedsKit,
    NeedsKitFor,
    StoodInBy,
    OnHold,
    DoseLater,

    YouNeed,
    Handy,
    KitBand,
    KitCable,
    KitDumbbell,
    KitBackpack,
    KitBarbell,
    KitRomanChair,
    Or,
    HowTo,
    Mistakes,
    TimeToStop,
    ForYou,
    Easier,
    Harder,
    MoreMoves,
    FindMyDose,

    Menu,
    Kind,
    AllKinds,
    WarmUp,
    Strength,
    Core,
    Mobility,
    Recovery,
    DeskBreak,

    Which,
    Unknown,
}
