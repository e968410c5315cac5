namespace LowerBack.Coaching.Turns;

/// <summary>What the pipeline itself says; the texts are in TurnsText.resx.</summary>
public enum TurnsText
{
    UnknownCommand,
    DidNotUnderstand,
    Hello,
    AnyTime,
    GreetingWords,
    ThanksWords,
    TodaysSession,
    CheckIn,
    OneQuestionOpen,
    NotYourButton,
    FormerButton,
    StaleButton,
    LetsTalkInPrivate,
    OpenPrivateChat,
    Fault,
    Help,
    PlaceNotAsked,
    Previous,
    More,
}
