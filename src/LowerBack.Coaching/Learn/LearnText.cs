namespace LowerBack.Coaching.Learn;

/// <summary>What is said around the cards; the texts are in LearnText.resx, the cards in Content.</summary>
public enum LearnText
{
    Description,
    TopicName,
    TopicOption,
    FillerWords,

    Action,
    Source,
    NextCard,
    Topics,
    TopicsMenu,
    TopicsDaily,
    TopicMenu,
    ReadMark,
    AllTopics,
    DailyOn,
    DailyOff,

    TopicBasics,
    TopicMuscles,
    TopicMistakes,
    TopicHabits,
    TopicRecovery,
    TopicMind,
    TopicMyths,
    TopicHelp,

    Which,
    Unknown,

    Held,
}
