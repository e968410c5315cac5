namespace LowerBack.Coaching.Desk;

/// <summary>The texts of this slice; DeskText.resx has the words.</summary>
public enum DeskText
{
    Description,
    OptionName,
    Option,
    On,
    Off,
    IsOff,
    IsOn,
    TurnOn,
    TurnOff,
    Hours,
    BreakNow,
    Break,
    Moved,
    InACall,
    DoneForToday,
    WellMoved,
    QuietInCall,
    CallIsOver,
    OverForToday,
    HeldBreaks,
    HeldDesk,
    NotUnderstood,
}
