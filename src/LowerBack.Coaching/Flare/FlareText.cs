namespace LowerBack.Coaching.Flare;

/// <summary>What is said around a flare-up; the texts are in FlareText.resx.</summary>
public enum FlareText
{
    Description,
    StepName,
    StepOption,
    QuestionsFirst,
    Begun,
    AsksTomorrow,
    TellTomorrow,
    Standing,
    Recover,
    Loosen,
    Core,
    ThenBack,
    Longer,
    LongEnough,
    Ended,
    NotOn,
    Undone,
    TodaysPlan,
    TodaysRoutine,
    More,
    End,
    Undo,
    Offer,
    Gentle,
    Held,
    ReportTitle,
    ReportDays,
    ReportSpan,
}
