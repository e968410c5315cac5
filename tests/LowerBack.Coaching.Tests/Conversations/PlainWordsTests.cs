using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What people type without a slash.</summary>
public sealed class PlainWordsTests : InChat
{
    [Theory]
    [InlineData("hello", "Hello.")]
    [InlineData("Hi!", "Hello.")]
    [InlineData("Thank you", "Any time.")]
    [InlineData("what a day", "I didn't get that.")]
    public async Task Whoever_just_talks_finds_the_way_on(string typed, string answer)
    {
        await Ana.ReadyAsync();
        await Ana.Says(typed);
        Assert.StartsWith(answer, Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(["Today's session", "Check in", "Help"], Ana.LastLabels);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("Streak")]
    [InlineData("check-in")]
    [InlineData("help")]
    public async Task A_command_is_understood_without_its_slash(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Says("/" + typed.Replace("-", "", StringComparison.Ordinal));
        var meant = Ana.LastWords;
        await Ana.Says(typed);
        Assert.Equal(meant, Ana.LastWords);
    }

    [Fact]
    public async Task In_a_group_nobody_is_answered_who_did_not_ask()
    {
        await Ana.ReadyAsync();
        var park = Ana.InGroup("park");
        var before = park.Transcript.Length;
        await park.Says("hello");
        await park.Says("help");
        Assert.DoesNotContain("Coach", park.Transcript[before..]);
    }

    [Fact]
    public async Task Hours_and_numbers_can_be_typed_all_through_a_check_in()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        await Ana.Says("2");
        Assert.StartsWith("How long did you sleep?", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("70");
        Assert.StartsWith("How many hours?", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Says("6.5 h");
        Assert.DoesNotContain("sleep?", Ana.LastWords);
        Assert.Contains("6 to 7 h", Ana.Transcript);
    }
}
