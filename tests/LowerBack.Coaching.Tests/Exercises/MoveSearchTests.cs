using LowerBack.Coaching.Content;
using LowerBack.Coaching.Exercises;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Tests.Exercises;

public sealed class MoveSearchTests
{
    private const double LeastFound = 0.98;
    private static readonly MoveSearch Search = new(Members.Library);
    private static readonly Words English = Words.In("en");

    [Fact]
    public void Every_name_and_other_name_of_every_move_finds_it_alone()
    {
        foreach (var (move, name, _) in Names())
            Assert.True(Search.Find(name, English) is FoundOne<Move> one && one.Item == move, name);
    }

    [Fact]
    public void The_id_of_a_move_finds_it_alone() =>
        Assert.All(Members.Library.Moves, move => Assert.Equal(new FoundOne<Move>(move), Search.Find(move.Id, English)));

    [Theory]
    [InlineData("edits")]
    [InlineData("missing letters")]
    [InlineData("another word order")]
    public void Misspelled_names_find_the_move_first(string how)
    {
        var misses = new List<string>();
        var tried = 0;
        var misspelling = new Misspelling(seed: 20260302);
        foreach (var (move, name, language) in Names())
        {
            for (var i = 0; i < 25; i++, tried++)
            {
                var typed = how switch { "edits" => misspelling.Edits(name), "missing letters" => misspelling.Missing(name), _ => misspelling.Turned(name) };
                var first = First(Search.Find(typed, Words.In(language)));
                if (first != move)
                    misses.Add($"«{typed}» for {name} found {first?.Id ?? "nothing"}");
            }
        }

        Assert.True(misses.Count <= tried * (1 - LeastFound), $"{misses.Count} of {tried} missed:\n{string.Join('\n', misses)}");
    }

    [Theory]
    [InlineData("brid dgo", "bird-dog")]
    [InlineData("BIRDDOG", "bird-dog")]
    [InlineData("how do I do the bird dog?", "bird-dog")]
    [InlineData("dog bird", "bird-dog")]
    [InlineData("supermn", "superman-hold")]
    [InlineData("child pose", "childs-pose")]
    [InlineData("childs’ pose", "childs-pose")]
    [InlineData("sideplank", "side-plank")]
    [InlineData("knees side plank", "side-plank-knees")]
    [InlineData("romanian dead lift", "dumbbell-rdl")]
    [InlineData("rdl", "dumbbell-rdl")]
    [InlineData("9090", "breathing-90-90")]
    [InlineData("figure 4", "figure-four-stretch")]
    [InlineData("pallov", "pallof-press")]
    [InlineData("hip flexor", "hip-flexor-stretch")]
    [InlineData("plank", "plank")]
    [InlineData("wallsit", "wall-sit")]
    [InlineData("deadlift with respect", "deadlift")]
    public void What_people_type_finds_what_they_mean(string typed, string id) =>
        Assert.Equal(id, First(Search.Find(typed, English))?.Id);

    [Theory]
    [InlineData("plan")]
    [InlineData("stretch")]
    [InlineData("side")]
    [InlineData("p")]
    public void Where_several_may_be_meant_at_most_five_are_offered(string typed)
    {
        var found = Assert.IsType<FoundSeveral<Move>>(Search.Find(typed, English));
        Assert.InRange(found.Items.Length, 2, NameSearch<Move>.MostChoices);
    }

    [Theory]
    [InlineData("zumba")]
    [InlineData("burpees")]
    [InlineData("🙂🙂")]
    [InlineData("the")]
    [InlineData("qwertzuiopasdfghjklyxcvbnm qwertzuiopasdfghjklyxcvbnm qwertzuiopasdfghjklyxcvbnm qwertz")]
    public void What_is_no_move_names_the_three_nearest(string typed) =>
        Assert.Equal(3, Assert.IsType<FoundNothing<Move>>(Search.Find(typed, English)).Nearest.Length);

    [Fact]
    public void While_nothing_is_typed_everything_is_offered_and_a_beginning_brings_the_likeliest_first()
    {
        Assert.Equal(Members.Library.Moves, Search.Complete("", English));
        Assert.Equal("glute-bridge", Search.Complete("gl", English).First().Id);
        Assert.Contains("single-leg-bridge", Search.Complete("bridge", English).Select(move => move.Id));
    }

    [Fact]
    public void An_accent_more_or_less_makes_no_difference_even_without_normalising() =>
        Assert.Equal(new FoundOne<Move>(Members.Library["plank"]), Search.Find("plànk", English));

    private static Move? First(Found<Move> found) => found switch
    {
        FoundOne<Move> one => one.Item,
        FoundSeveral<Move> several => several.Items[0],
        _ => null,
    };

    private static IEnumerable<(Move Move, string Name, string Language)> Names() =>
        from language in Words.Languages
        from move in Members.Library.Moves
        let said = Members.Library.Words(language, move.Id)
        from name in said.Aliases.Prepend(said.Name)
        select (move, name, language);
}
