using LowerBack.Coaching.Content;
using LowerBack.Coaching.Learn;
using LowerBack.Coaching.Tests.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Tests.Learn;

public sealed class CardLibraryTests
{
    private static readonly CardLibrary Cards = CardLibrary.Load(ShippedContent.Open);

    [Fact]
    public void There_are_thirty_cards_six_in_the_first_week_and_three_in_each_after()
    {
        Assert.Equal(30, Cards.Cards.Length);
        Assert.Equal(
            ["traffic-lights", "why-a-strong-back", "long-back-muscles", "multifidus", "side-muscles", "glutes"],
            Cards.Cards.Where(card => card.Week == 1).Select(card => card.Id));
        Assert.All(Cards.Cards.GroupBy(card => card.Week).Skip(1), week => Assert.Equal(3, week.Count()));
    }

    [Fact]
    public void Myths_are_spaced_out_with_no_two_in_a_row() =>
        Assert.DoesNotContain(
            Cards.Cards.Zip(Cards.Cards.Skip(1)),
            pair => pair.First.Topics.Contains(CardTopic.Myths) && pair.Second.Topics.Contains(CardTopic.Myths));

    [Fact]
    public void Next_goes_through_all_in_order_and_then_round_again()
    {
        var read = new List<string>();
        foreach (var card in Cards.Cards)
        {
            Assert.Equal(card, Cards.Next(read, read.LastOrDefault()));
            read.Add(card.Id);
        }

        Assert.Equal(Cards.Cards[0], Cards.Next(read));
        Assert.Equal(Cards.Cards[0], Cards.Next(read, Cards.Cards[^1].Id));
        Assert.Equal(Cards.Cards[7], Cards.Next(read, Cards.Cards[6].Id));
        Assert.Equal(Cards.Cards[3], Cards.Next([.. read.Where(id => id != Cards.Cards[3].Id)], Cards.Cards[20].Id));
    }

    [Theory]
    [InlineData("cards.json", "cards/0/sources", "[\"my-uncle\"]", "cards.json: traffic-lights rests on my-uncle, which is no source.")]
    [InlineData("cards.json", "cards/0/sources", "[]", "cards.json: traffic-lights has no source.")]
    [InlineData("cards.json", "cards/0/sources", "[]", "sources.json: no card rests on smith-2017.")]
    [InlineData("cards.json", "cards/0/tags", "[]", "cards.json: traffic-lights has no tag.")]
    [InlineData("cards.json", "cards/1/id", "\"traffic-lights\"", "cards.json: traffic-lights is there twice.")]
    [InlineData("cards.json", "cards/7/week", "1", "cards.json: when-to-get-help is due in week 1 but stands after week 2.")]
    [InlineData("sources.json", "sources/1/id", "\"seed-article\"", "sources.json: seed-article is there twice.")]
    [InlineData("en/cards.json", "cards/0/id", "\"other\"", "en/cards.json: other has words but is no card.")]
    [InlineData("en/cards.json", "cards/0/id", "\"other\"", "en/cards.json: traffic-lights has no words.")]
    [InlineData("en/cards.json", "cards/0/body", "\"Too short.\"", "en/cards.json: traffic-lights has 2 words; a card has 60 to 90.")]
    [InlineData("en/cards.json", "cards/0/action", "\" \"", "en/cards.json: traffic-lights has no action.")]
    [InlineData("en/cards.json", "cards/0/source", "\"\"", "en/cards.json: traffic-lights has no source line.")]
    [InlineData("en/cards.json", "cards/0/title", "\"A title that is a good deal too long for a button\"", "traffic-lights has a title of 49 characters; 1 to 38 fit on a button.")]
    public void Broken_cards_are_refused_with_a_sentence(string file, string where, string value, string sentence)
    {
        var problem = Assert.Throws<ContentException>(() => CardLibrary.Load(Edits.Of(file, where, value)));
        Assert.Contains(problem.Problems, p => p.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cards.json")]
    [InlineData("sources.json")]
    [InlineData("en/cards.json")]
    public void A_missing_or_torn_file_is_refused_by_name(string file)
    {
        var missing = Assert.Throws<ContentException>(() => CardLibrary.Load(name => name == file ? null : ShippedContent.Open(name)));
        Assert.Contains($"{file}: the file is missing.", missing.Problems);
        var torn = Assert.Throws<ContentException>(() => CardLibrary.Load(name => name == file ? new MemoryStream("{ "u8.ToArray()) : ShippedContent.Open(name)));
        Assert.Contains(torn.Problems, p => p.StartsWith($"{file}: the file cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_language_must_be_whole()
    {
        ContentFiles german(string body) => name => name == "de/cards.json"
            ? Edits.Of("en/cards.json", "cards/0/body", body)("en/cards.json")
            : ShippedContent.Open(name);
        var words = $"\"{string.Concat(Enumerable.Repeat("Wort ", 60))}\"";
        Assert.StartsWith("Wort", CardLibrary.Load(german(words)).Words("de-AT", "traffic-lights").Body, StringComparison.Ordinal);
        var problem = Assert.Throws<ContentException>(() => CardLibrary.Load(german("\"Zu kurz.\"")));
        Assert.Contains("de/cards.json: traffic-lights has 2 words; a card has 60 to 90.", problem.Problems);
    }

    [Theory]
    [InlineData("walking", "walking")]
    [InlineData("sliped disk", "slipping-discs")]
    [InlineData("MRI", "scans")]
    [InlineData("is bed rest good?", "rest-is-not-best")]
    [InlineData("when to get help", "when-to-get-help")]
    [InlineData("protien", "food-and-water")]
    [InlineData("what about belts", "belts-and-gadgets")]
    [InlineData("matress", "sleep")]
    [InlineData("multifidis", "multifidus")]
    public void What_people_type_finds_the_card(string typed, string id)
    {
        var found = new CardSearch(Cards).Find(typed, Words.In("en"));
        var first = found switch
        {
            FoundOne<LearnAbout> one => one.Item,
            FoundSeveral<LearnAbout> several => several.Items[0],
            _ => null,
        };
        Assert.Equal(id, Assert.IsType<AboutCard>(first).Card.Id);
    }

    [Fact]
    public void A_topic_is_found_by_its_name() => Assert.Equal(
        new AboutTopic(CardTopic.Myths),
        Assert.IsType<FoundOne<LearnAbout>>(new CardSearch(Cards).Find("mytsh", Words.In("en"))).Item);
}
