using System.Text;
using System.Text.Json.Nodes;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Tests.Content;

public sealed class MoveLibraryTests
{
    [Fact]
    public void The_shipped_library_has_36_moves_and_a_template_for_every_budget()
    {
        Assert.Equal(36, Members.Library.Moves.Length);
        Assert.Equal(32, Members.Library.Templates.Length);
        Assert.Equal(28, Members.Library.Templates.Count(t => t.For != SessionFor.Recovery));
    }

    [Fact]
    public void A_move_can_be_asked_for_in_any_language_and_answers_in_english_where_there_is_no_other()
    {
        Assert.Equal("Bird Dog", Members.Library.Words("en-GB", "bird-dog").Name);
        Assert.NotEmpty(Members.Library.Words("fr", "bird-dog").StopWhen);
        Assert.Null(Members.Library.Find("no-such-move"));
        Assert.Equal("no-such-move", Members.Library.Name("de", "no-such-move"));
    }

    [Fact]
    public void Poses_are_numbers_with_foreshortening()
    {
        var pose = Members.Library["figure-four-stretch"].Pose.Start;
        Assert.Equal(new Segment(22, 0.9), pose.NearLeg[0]);
        Assert.Equal(new Segment(65, 1), pose.FarLeg[0]);
    }

    [Fact]
    public void Notes_are_for_those_they_are_about()
    {
        var library = Members.Library;
        Assert.Contains("wide", Assert.Single(library.Adaptations("en", "childs-pose", AvoidCodes.Pregnancy, Kit.None)), StringComparison.Ordinal);
        Assert.Empty(library.Adaptations("en", "childs-pose", AvoidCodes.None, Kit.None));
        Assert.Empty(library.Adaptations("en", "open-book", AvoidCodes.FlexionIntolerant, Kit.None));
        Assert.Single(library.Adaptations("en", "open-book", AvoidCodeNames.BothDirections, Kit.None));
        Assert.Single(library.Adaptations("en", "dumbbell-rdl", AvoidCodes.None, Kit.Backpack));
        Assert.Empty(library.Adaptations("en", "dumbbell-rdl", AvoidCodes.None, Kit.Backpack | Kit.Dumbbell));
    }

    [Fact]
    public void No_swap_leads_to_a_move_that_the_same_code_forbids()
    {
        for (var code = 0; code < AvoidCodeNames.Count; code++)
            foreach (var move in Members.Library.Moves)
                foreach (var other in Members.Library.Swaps.ForCode(code, move))
                    Assert.False(other.Avoid.HasFlag((AvoidCodes)(1 << code)), $"{move.Id} -> {other.Id}");
    }

    [Theory]
    [InlineData("moves.json", "moves/1/id", "\"superman-hold\"", "superman-hold is there twice.")]
    [InlineData("moves.json", "moves/1/regressTo", "\"nowhere\"", "bird-dog has regressTo nowhere, which is no move.")]
    [InlineData("moves.json", "moves/1/progressTo", "\"nowhere\"", "bird-dog has progressTo nowhere, which is no move.")]
    [InlineData("moves.json", "moves/2/progressTo", "\"superman-hold\"", "progressTo goes round in a circle: superman-hold -> back-extension -> superman-hold.")]
    [InlineData("moves.json", "moves/1/regressTo", "\"bird-dog\"", "regressTo goes round in a circle: bird-dog -> bird-dog.")]
    [InlineData("moves.json", "moves/1/ladder/1/step", "3", "bird-dog has ladder step 3 in place 2.")]
    [InlineData("moves.json", "moves/1/ladder/1/sets", "[]", "bird-dog has a ladder step 2 without a dose in every set.")]
    [InlineData("moves.json", "moves/1/ladder", "[]", "bird-dog has no ladder.")]
    [InlineData("moves.json", "moves/1/avoid", "[\"WIRST\"]", "bird-dog names an avoid code «WIRST» that does not exist.")]
    [InlineData("moves.json", "moves/1/pose", "null", "bird-dog has no pose.")]
    [InlineData("moves.json", "moves/1/pose/start", "\"T 1,2,x | aN 0,0 | aF 0,0 | lN 1,2,3 | lF 1,2,3\"", "bird-dog has a start pose that needs 3 angles for T and has «T 1,2,x».")]
    [InlineData("moves.json", "moves/1/pose/end", "\"T 1,2,3\"", "bird-dog has an end pose that has 1 limbs instead of 5.")]
    [InlineData("moves.json", "moves/1/pose/end", "\"T 1,2,3 | aN 0,0 | aF 0,0 | lN 1,2,3 | lF 1,2,400\"", "bird-dog has an end pose that needs 3 angles for lF and has «lF 1,2,400».")]
    [InlineData("moves.json", "moves/1/extLoad", "4", "bird-dog has an extension load of 4; it goes from 0 to 3.")]
    [InlineData("moves.json", "moves/1/level", "9", "bird-dog has a level of 9; levels are 1, 2 and 3.")]
    [InlineData("moves.json", "moves/1/tempo", "4", "moves.json: the file cannot be read at $.moves[1]")]
    [InlineData("moves.json", "moves/1/metric", "\"sets\"", "moves.json: the file cannot be read at $.moves[1]")]
    [InlineData("moves.json", "moves/1/muscles", "null", "moves.json: the file cannot be read at $.moves[1]")]
    [InlineData("moves.json", "moves", "[]", "deadlift is missing, and a rule is about it.")]
    [InlineData("en/moves.json", "moves/1/id", "\"bird-cat\"", "en/moves.json: bird-dog has no words.")]
    [InlineData("en/moves.json", "moves/1/id", "\"superman-hold\"", "en/moves.json: superman-hold has words twice.")]
    [InlineData("en/moves.json", "moves/1/cues", "[\"One\", \"Two\", \" \"]", "en/moves.json: bird-dog has 2 cues and needs at least 3.")]
    [InlineData("en/moves.json", "moves/1/mistakes", "[\"One\"]", "en/moves.json: bird-dog has 1 mistakes and needs at least 2.")]
    [InlineData("en/moves.json", "moves/1/stopWhen", "\" \"", "en/moves.json: bird-dog has no stop rule.")]
    [InlineData("en/moves.json", "moves/1/name", "\"\"", "en/moves.json: bird-dog has no name.")]
    [InlineData("en/moves.json", "moves/1/startPose", "\"\"", "en/moves.json: bird-dog has a pose without words.")]
    [InlineData("en/moves.json", "moves/1/stepNotes", "[\"\"]", "en/moves.json: bird-dog has 1 step notes for 6 ladder steps.")]
    [InlineData("en/adaptations.json", "adaptations/0/move", "\"nowhere\"", "en/adaptations.json: a note is about nowhere, which is no move.")]
    [InlineData("en/adaptations.json", "adaptations/0/codes", "[\"WRIST\"]", "en/adaptations.json: cat-cow has a note for members who are never given it.")]
    [InlineData("sessions.json", "sessions/0/main", "[\"nowhere\"]", "names nowhere, which is no move.")]
    [InlineData("sessions.json", "sessions/0/main", "[\"cat-cow\"]", "has cat-cow twice.")]
    [InlineData("sessions.json", "sessions/0/warmUp", "[]", "the 5-minute session A for beginner has no warm-up.")]
    [InlineData("sessions.json", "sessions/0/minutes", "7", "the 5-minute session A for Beginner is missing.")]
    [InlineData("sessions.json", "sessions/0/for", "\"nobody\"", "is for nobody the coach knows.")]
    [InlineData("swaps.json", "byCode/FI/childs-pose", "[\"nowhere\"]", "swaps.json: a swap names nowhere, which is no move.")]
    [InlineData("swaps.json", "byCode/FI/childs-pose", "[\"knee-to-chest\"]", "swaps.json: FI swaps childs-pose for knee-to-chest, which FI forbids as well.")]
    [InlineData("swaps.json", "withoutKit/deadlift", "[\"deadlift\"]", "swaps.json: deadlift is swapped for itself.")]
    [InlineData("swaps.json", "lightSteps/PREG/dumbbell-rdl", "9", "swaps.json: PREG limits dumbbell-rdl to step 9, which its ladder does not have.")]
    [InlineData("swaps.json", "byCode/XX", "{}", "swaps.json: there is no avoid code «XX».")]
    public void Broken_content_is_refused_with_a_sentence(string file, string where, string value, string sentence)
    {
        var problem = Assert.Throws<ContentException>(() => MoveLibrary.Load(Broken(file, root => Put(root, where, JsonNode.Parse(value)))));
        Assert.Contains(problem.Problems, p => p.Contains(sentence, StringComparison.Ordinal));
        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moves.json")]
    [InlineData("sessions.json")]
    [InlineData("swaps.json")]
    [InlineData("en/moves.json")]
    [InlineData("en/adaptations.json")]
    public void A_missing_or_torn_file_is_refused_by_name(string file)
    {
        var missing = Assert.Throws<ContentException>(() => MoveLibrary.Load(name => name == file ? null : ShippedContent.Open(name)));
        Assert.Contains($"{file}: the file is missing.", missing.Problems);
        var torn = Assert.Throws<ContentException>(() => MoveLibrary.Load(name => name == file ? new MemoryStream("{ \"moves\": ["u8.ToArray()) : ShippedContent.Open(name)));
        Assert.Contains(torn.Problems, p => p.StartsWith($"{file}: the file cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_listed_at_once()
    {
        var problem = Assert.Throws<ContentException>(() => MoveLibrary.Load(Broken("moves.json", root =>
        {
            Put(root, "moves/1/regressTo", JsonValue.Create("nowhere"));
            Put(root, "moves/2/avoid", JsonNode.Parse("[\"NOPE\"]"));
            Put(root, "moves/3/pose", null);
        })));
        Assert.Equal(3, problem.Problems.Count);
    }

    [Fact]
    public void A_second_language_must_be_whole()
    {
        ContentFiles german(string move) => name => name switch
        {
            "de/moves.json" => Edited("en/moves.json", root => Put(root, "moves/0/id", JsonValue.Create(move))),
            "de/adaptations.json" => ShippedContent.Open("en/adaptations.json"),
            _ => ShippedContent.Open(name),
        };
        Assert.Equal("Superman Hold", MoveLibrary.Load(german("superman-hold")).Words("de-AT", "superman-hold").Name);
        var problem = Assert.Throws<ContentException>(() => MoveLibrary.Load(german("bird-dog")));
        Assert.Contains("de/moves.json: superman-hold has no words.", problem.Problems);
    }

    private static ContentFiles Broken(string file, Action<JsonNode> edit) => name => name == file ? Edited(name, edit) : ShippedContent.Open(name);

    private static MemoryStream Edited(string name, Action<JsonNode> edit)
    {
        var root = JsonNode.Parse(ShippedContent.Open(name)!)!;
        edit(root);
        return new MemoryStream(Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private static void Put(JsonNode root, string where, JsonNode? value)
    {
        var path = where.Split('/');
        var at = root;
        foreach (var part in path[..^1]) at = at is JsonArray list ? list[int.Parse(part, null)]! : at[part]!;
        if (at is JsonArray array) array[int.Parse(path[^1], null)] = value;
        else at[path[^1]] = value;
    }
}
