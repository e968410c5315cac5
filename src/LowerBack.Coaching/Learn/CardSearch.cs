using System.Collections.Immutable;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Learn;

/// <summary>What a word after /learn may mean; a closed family.</summary>
public abstract record LearnAbout;

/// <summary>One card.</summary>
public sealed record AboutCard(Card Card) : LearnAbout;

/// <summary>A topic with its cards.</summary>
public sealed record AboutTopic(CardTopic Topic) : LearnAbout;

/// <summary>Finds cards by title or keyword, and topics by name, however they are spelled.</summary>
public sealed class CardSearch
{
    private readonly NameSearch<LearnAbout> _names;

    public CardSearch(CardLibrary cards) => _names = new NameSearch<LearnAbout>([.. Topics(), .. cards.Cards.SelectMany(card => Names(cards, card))]);

    /// <summary>The card or topic that is meant, or the few that may be.</summary>
    public Found<LearnAbout> Find(string typed, Words words) => _names.Find(typed, words.Culture.Name, Fillers(words));

    /// <summary>The cards that could be meant while somebody is still typing.</summary>
    public IEnumerable<Card> Complete(string typed, Words words) =>
        _names.Complete(typed, words.Culture.Name).OfType<AboutCard>().Select(about => about.Card);

    /// <summary>A topic's name.</summary>
    public static LearnText Label(CardTopic topic) => topic switch
    {
        CardTopic.Basics => LearnText.TopicBasics,
        CardTopic.Muscles => LearnText.TopicMuscles,
        CardTopic.Mistakes => LearnText.TopicMistakes,
        CardTopic.Habits => LearnText.TopicHabits,
        CardTopic.Recovery => LearnText.TopicRecovery,
        CardTopic.Mind => LearnText.TopicMind,
        CardTopic.Myths => LearnText.TopicMyths,
        _ => LearnText.TopicHelp,
    };

    private static IEnumerable<SearchName<LearnAbout>> Topics()
    {
        foreach (var topic in Enum.GetValues<CardTopic>().Where(topic => topic != CardTopic.Help))
        {
            var about = new AboutTopic(topic);
            foreach (var language in Words.Languages)
                yield return new SearchName<LearnAbout>(about, language, Words.In(language).Plain(Label(topic)));
        }
    }

    private static IEnumerable<SearchName<LearnAbout>> Names(CardLibrary cards, Card card)
    {
        var about = new AboutCard(card);
        yield return new SearchName<LearnAbout>(about, null, card.Id);
        foreach (var language in Words.Languages)
        {
            var said = cards.Words(language, card.Id);
            foreach (var name in said.Keywords.Prepend(said.Title))
                yield return new SearchName<LearnAbout>(about, language, name);
        }
    }

    private static ImmutableArray<string> Fillers(Words words) =>
        [.. words.Plain(LearnText.FillerWords).Split(',', StringSplitOptions.TrimEntries)];
}
