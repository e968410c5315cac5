using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Tests.Content;

public sealed class DeskBreaksTests
{
    private static readonly DeskBreaks Breaks = DeskBreaks.Load(ShippedContent.Open, Members.Library);

    [Fact]
    public void The_six_recipes_take_as_long_as_they_should() => Assert.Equal(
        ["db-reset 71", "db-seated 64", "db-long-spine 66", "db-core 60", "db-quiet 70", "db-walk 90"],
        Breaks.All.Select(recipe => $"{recipe.Id} {recipe.Seconds}"));

    [Theory]
    [InlineData(AvoidCodes.None, "db-reset db-seated db-long-spine db-core db-quiet db-walk")]
    [InlineData(AvoidCodes.ExtensionIntolerant, "db-seated db-quiet db-walk")]
    [InlineData(AvoidCodes.FlexionIntolerant, "db-reset db-core db-walk")]
    [InlineData(AvoidCodes.FlexionIntolerant | AvoidCodes.ExtensionIntolerant, "db-seated db-quiet db-walk")]
    [InlineData(AvoidCodes.FlexionIntolerant | AvoidCodes.Wrist, "db-reset db-walk")]
    [InlineData(AvoidCodes.Knee, "db-long-spine db-quiet db-walk")]
    [InlineData(AvoidCodes.Osteoporosis | AvoidCodes.ExtensionIntolerant, "db-quiet db-walk")]
    public void A_member_gets_the_recipes_that_suit_them_and_all_of_these(AvoidCodes codes, string expected)
    {
        var given = new HashSet<string>();
        for (var day = 0; day < 3; day++)
        {
            string? last = null;
            for (var nudge = 0; nudge < 20; nudge++)
                given.Add(last = Breaks.Next(codes, last, day).Id);
        }

        Assert.Equal(expected.Split(' ').Order(), given.Order());
    }

    [Fact]
    public void Never_the_same_twice_running_and_never_a_move_they_avoid_whatever_the_codes_the_last_one_and_the_day()
    {
        for (var codes = 0; codes < 1 << AvoidCodeNames.Count; codes++)
            foreach (var last in Breaks.All)
                for (var day = -6; day < 6; day++)
                {
                    var next = Breaks.Next((AvoidCodes)codes, last.Id, day);
                    Assert.NotSame(last, next);
                    Assert.Same(next, Breaks.Next((AvoidCodes)codes, last.Id, day));
                    Assert.DoesNotContain(next.Parts, part => part.Avoided((AvoidCodes)codes) && !part.OrWithout);
                }
    }

    [Theory]
    [InlineData(AvoidCodes.None, "db-seated db-quiet db-walk")]
    [InlineData(AvoidCodes.FlexionIntolerant, "db-seated db-quiet db-walk")]
    [InlineData(AvoidCodes.Osteoporosis | AvoidCodes.ExtensionIntolerant, "db-quiet db-walk")]
    public void In_a_flare_up_only_the_gentle_ones_come(AvoidCodes codes, string expected)
    {
        var given = new HashSet<string>();
        string? last = null;
        for (var nudge = 0; nudge < 20; nudge++)
            given.Add(last = Breaks.Next(codes, last, 3, gentle: true).Id);
        Assert.Equal(expected.Split(' ').Order(), given.Order());
    }

    [Fact]
    public void A_day_goes_round_all_of_them_before_one_comes_again()
    {
        for (var day = -3; day < 12; day++)
        {
            var given = new List<string>();
            for (var nudge = 0; nudge < Breaks.All.Length; nudge++)
                given.Add(Breaks.Next(AvoidCodes.None, given.LastOrDefault(), day).Id);
            Assert.Equal(Breaks.All.Length, given.Distinct().Count());
        }
    }

    [Fact]
    public void A_recipe_of_old_that_is_gone_is_followed_by_one_that_is_there() =>
        Assert.Contains(Breaks.Next(AvoidCodes.None, "db-gone", 7), Breaks.All);

    [Fact]
    public void Who_avoids_a_move_is_told_the_other_way_of_that_part()
    {
        var quiet = Breaks.All.Single(recipe => recipe.Quiet);
        Assert.StartsWith("Sitting, round and arch", Breaks.Lines("en", quiet, AvoidCodes.None)[0], StringComparison.Ordinal);
        Assert.StartsWith("Sitz aufrecht, und lass die Schultern", Breaks.Lines("de-AT", quiet, AvoidCodes.Osteoporosis)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk-breaks.json", "breaks/0/parts/0/move", "\"nowhere\"", "desk-breaks.json: db-reset names nowhere, which is no move.")]
    [InlineData("desk-breaks.json", "breaks/0/parts/0/seconds", "60", "desk-breaks.json: db-reset takes 107 s; a break takes 60 to 90.")]
    [InlineData("desk-breaks.json", "breaks/0/preferFor", "[\"NOPE\"]", "db-reset names an avoid code «NOPE» that does not exist.")]
    [InlineData("desk-breaks.json", "breaks/1/id", "\"db-reset\"", "desk-breaks.json: db-reset is there twice.")]
    [InlineData("desk-breaks.json", "breaks/4/parts/0/orWithout", "false", "fewer than 2 gentle breaks are left for OSTEO.")]
    [InlineData("en/desk-breaks.json", "breaks/0/id", "\"db-other\"", "en/desk-breaks.json: db-reset has no words.")]
    [InlineData("en/desk-breaks.json", "breaks/0/name", "\" \"", "en/desk-breaks.json: db-reset has no name.")]
    [InlineData("en/desk-breaks.json", "breaks/0/parts", "[]", "en/desk-breaks.json: db-reset has 0 lines for 3 parts.")]
    [InlineData("en/desk-breaks.json", "breaks/4/parts/0/without", "null", "db-quiet has the other way of part 1 where there is none, or lacks it.")]
    public void Broken_recipes_are_refused_with_a_sentence(string file, string where, string value, string sentence)
    {
        var problem = Assert.Throws<ContentException>(() => DeskBreaks.Load(Edits.Of(file, where, value), Members.Library));
        Assert.Contains(problem.Problems, p => p.Contains(sentence, StringComparison.Ordinal));
    }
}
