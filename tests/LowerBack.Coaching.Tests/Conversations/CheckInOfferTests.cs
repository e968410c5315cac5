using LowerBack.Coaching.Routine;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The offer to ask each day, and a check-in that comes in the evening.</summary>
public sealed class CheckInOfferTests : InChat
{
    private const string Offer = "Shall I ask you each day";

    [Fact]
    public async Task After_the_first_minute_one_tap_turns_it_on_and_it_comes()
    {
        var ana = new Conversation(Coach);
        await ana.ReadyAsync();
        var before = ana.Transcript.Length;
        await ana.Presses("Did it");
        await ana.Presses("20:00");
        await Coach.Lives(Duration.FromHours(12), Duration.FromMinutes(5));
        await ana.Presses("2");
        await ana.Presses("Skip");
        await ana.Presses("Skip");
        Approved.Matches(ana.Transcript[before..].TrimStart());
    }

    [Theory]
    [InlineData("half past seven")]
    [InlineData("7:30")]
    public async Task Another_time_is_typed_as_people_type_times(string typed)
    {
        await Ana.ReadyAsync();
        await Ana.Presses("Did it");
        await Ana.Presses("Another time");
        await Ana.Says(typed);
        Assert.StartsWith("Check-in: every day at 07:30.", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_twice_at_most_after_the_first_training_and_after_the_first_check_in()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine 5 mobility", null, "1");
        Assert.Contains(Offer, Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Not now");
        Assert.Contains("/remind sets a time", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Did it");
        await CheckInAsync();
        Assert.Contains(Offer, Ana.LastWords, StringComparison.Ordinal);
        for (var day = 0; day < 3; day++)
        {
            Coach.Clock.Advance(Duration.FromDays(1));
            await CheckInAsync();
            await TrainAsync("/routine 5 mobility", null, "1");
        }

        Assert.Equal(2, Ana.Transcript.Split(Offer).Length - 1);
    }

    [Fact]
    public async Task Nobody_who_has_decided_is_asked()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/remind check-in 9:00");
        await Ana.Presses("Did it");
        await Ana.Says("/remind check-in off");
        await CheckInAsync();
        Assert.DoesNotContain(Offer, Ana.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_hurt_and_asks_which_move_it_was_is_not_the_moment()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine 5 a", "Working", "4");
        await Ana.Presses("3");
        Assert.Contains("Which move was it?", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain(Offer, Ana.Transcript, StringComparison.Ordinal);
    }

    /// <summary>What is felt after today's session says nothing about yesterday's; what is remembered of the morning does.</summary>
    [Theory]
    [InlineData("Yes, as usual", 0)]
    [InlineData("Skip", null)]
    [InlineData("A bit more pain than usual", 1)]
    public async Task In_the_evening_after_training_yesterday_is_judged_by_their_answer_alone(string settled, int? change)
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine 10 a", "Working", "1");
        Coach.Clock.Advance(Duration.FromDays(1));
        await TrainAsync("/routine 5 mobility", null, "3");
        await Ana.Presses("3");
        Coach.Clock.Advance(Duration.FromHours(11));
        await Ana.Says("/checkin 5");
        await Ana.AnswersNoAsync();
        if (Ana.LastLabels.Contains("Go on with the check-in"))
            await Ana.Presses("Go on with the check-in");
        await Ana.Presses("7 to 8 h");
        Assert.Contains("settled by this morning", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses(settled);
        await using var db = await Coach.OpenAsync();
        var first = await db.Journal.Where(entry => entry.Kind == RoutineNote.Kind).OrderBy(entry => entry.Day).FirstAsync();
        Assert.Equal(change, first.Read<RoutineNote>()!.MorningChange);
    }

    private async Task CheckInAsync()
    {
        await Ana.Says("/checkin 1");
        while (Ana.LastLabels.Contains("Skip"))
            await Ana.Presses("Skip");
    }
}
