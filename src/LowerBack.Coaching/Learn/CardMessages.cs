using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Learn;

/// <summary>Cards and the ways to them, as messages.</summary>
internal sealed class CardMessages(CardLibrary cards)
{
    internal const string Slice = "learn";

    /// <summary>A card; showing it is reading it.</summary>
    public ChatMessage Show(Turn turn, Card card)
    {
        var file = turn.Member.Get<LearnFile>();
        turn.Member.Set(file.WithRead(card.Id));
        var said = cards.Words(turn.Words.Culture.Name, card.Id);
        // On hold a card is for reading only: many of the things to try are small exercises.
        var action = SafetyScreen.State(turn) == SafetyState.Hold ? Prose.Empty : turn.Words.Say(LearnText.Action, ("action", said.Action));
        return new ChatMessage(
            new Prose([new Paragraph([new Span(said.Title, SpanStyle.Strong)]), new Paragraph([new Span(said.Body)])])
                + action
                + turn.Words.Say(LearnText.Source, ("source", said.Source)),
            new ButtonRow(
                turn.Primary(turn.Words.Plain(LearnText.NextCard), Slice, "next", card.Id),
                turn.Button(turn.Words.Plain(LearnText.Topics), Slice, "topics")));
    }

    /// <summary>The card to read next.</summary>
    public ChatMessage Next(Turn turn, string? after = null) => Show(turn, cards.Next(turn.Member.Get<LearnFile>().Read, after));

    /// <summary>All topics, and the wish for a card a day.</summary>
    public ChatMessage Topics(Turn turn)
    {
        var file = turn.Member.Get<LearnFile>();
        var words = turn.Words;
        var body = words.Count(LearnText.TopicsMenu, file.Read.Count(id => cards.Find(id) is not null), ("all", cards.Cards.Length));
        Button[] topics = [.. Enum.GetValues<CardTopic>().Select(topic =>
            turn.Button(words.Plain(CardSearch.Label(topic)), Slice, "topic", Token(topic)))];
        return new ChatMessage(
            file.OneADay ? body + words.Say(LearnText.TopicsDaily) : body,
            Labels.Choices(
                topics,
                turn.Button(words.Plain(LearnText.NextCard), Slice, "next"),
                turn.Button(words.Plain(file.OneADay ? LearnText.DailyOff : LearnText.DailyOn), Slice, "daily", file.OneADay ? "off" : "on")));
    }

    /// <summary>The cards of a topic, those that were read marked.</summary>
    public ChatMessage Topic(Turn turn, CardTopic topic) => new(
        turn.Words.Say(LearnText.TopicMenu, ("topic", turn.Words.Plain(CardSearch.Label(topic)))),
        Labels.Choices(
            [.. cards.Cards.Where(card => card.Topics.Contains(topic)).Select(card => (Button)CardButton(turn, card))],
            TopicsButton(turn)));

    /// <summary>Several cards may be meant.</summary>
    public ChatMessage Which(Turn turn, IEnumerable<LearnAbout> about) => new(
        turn.Words.Say(LearnText.Which), Rows(turn, about));

    /// <summary>No card is about that.</summary>
    public ChatMessage Unknown(Turn turn, string typed, IEnumerable<LearnAbout> nearest) => new(
        turn.Words.Say(LearnText.Unknown, ("typed", Excerpt.Of(typed))),
        [.. Rows(turn, nearest), new ButtonRow(TopicsButton(turn))]);

    /// <summary>A card's title.</summary>
    public string Title(string language, Card card) => cards.Words(language, card.Id).Title;

    /// <summary>The topic that a button names, or null.</summary>
    public static CardTopic? Topic(string token) =>
        Enum.GetValues<CardTopic>().Where(topic => Token(topic) == token).Select(topic => (CardTopic?)topic).FirstOrDefault();

    private ImmutableArray<ButtonRow> Rows(Turn turn, IEnumerable<LearnAbout> about) =>
        ButtonRow.Wrap([.. about.Select(one => (Button)AboutButton(turn, one))], 1);

    private ActionButton AboutButton(Turn turn, LearnAbout about) => about switch
    {
        AboutCard card => CardButton(turn, card.Card),
        AboutTopic topic => turn.Button(turn.Words.Plain(CardSearch.Label(topic.Topic)), Slice, "topic", Token(topic.Topic)),
        _ => throw new ArgumentOutOfRangeException(nameof(about)),
    };

    private ActionButton CardButton(Turn turn, Card card)
    {
        var title = Title(turn.Words.Culture.Name, card);
        return turn.Button(
            turn.Member.Get<LearnFile>().Read.Contains(card.Id) ? turn.Words.Plain(LearnText.ReadMark, ("title", title)) : title,
            Slice, "card", card.Id);
    }

    private static ActionButton TopicsButton(Turn turn) => turn.Button(turn.Words.Plain(LearnText.AllTopics), Slice, "topics");

    private static string Token(CardTopic topic) => JsonNamingPolicy.CamelCase.ConvertName(topic.ToString());
}
