namespace LowerBack.Coaching.Outbox;

/// <summary>The texts of this slice; OutboxText.resx has the words.</summary>
public enum OutboxText
{
    Held,
    HeldReach,
    Kept,
    DoorWasClosed,
    DoorIsClosed,
    CallMeHere,
    DontCallMe,
    WillCall,
    WontCall,
    Knock,
    OpenOurChat,
}
