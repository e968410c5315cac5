using LowerBack.Chat;
using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Friends;

/// <summary>A kind word through the port, from one platform to the other.</summary>
public sealed class NudgeTests
{
    private const string ToCleo = "Cleo will hear from you when it suits Cleo's day. You can send the next kind word tomorrow.";

    [Fact]
    public async Task A_kind_word_goes_out_is_heard_explained_muted_and_heard_again()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var before = world.Ana.Transcript.Length;
        await world.Ana.Says("/nudge");
        await world.Ana.Presses("Cleo");
        await world.Ana.Presses("Send a kind word");
        await world.Ana.Says("/nudge ben");
        await world.UntilAsync(18, 55);
        Assert.Equal(0, world.Cleo.Heard());
        await world.UntilAsync(19, 10);
        await world.Cleo.Presses("Why this?");
        await world.Cleo.Presses("Mute Ana");
        await world.Cleo.Says("/nudge");
        await world.Cleo.Presses("Muted: 1");
        await world.Cleo.Presses("Hear Ana again");
        await world.Cleo.Presses("Turn this off");
        await world.Cleo.Says("/remind");
        await world.Cleo.Presses("Word from a friend");
        await world.Cleo.Presses("Turn it on again");
        Assert.Equal(1, world.Cleo.Heard());
        // Which of the kind words it is depends on who sends it, and members are made anew.
        Approved.Matches(Told(world.Ana.Transcript[before..].TrimStart()));
    }

    /// <summary>What the sender reads is the same whatever holds for the one they mean, who then hears nothing.</summary>
    [Theory]
    [InlineData("/pause 3 days")]
    [InlineData("/checkin 2")]
    [InlineData("numb between my legs", "Yes")]
    [InlineData("/remind word from a friend off")]
    [InlineData("/nudge ana", "Back", "Ana", "Mute Ana")]
    [InlineData("(closes the door)")]
    public async Task The_sender_reads_the_same_whatever_holds_for_the_other(params string[] does)
    {
        await using var world = await TeamWorld.TogetherAsync();
        if (does[0] == "(closes the door)")
            await world.Cleo.SetsDoor(open: false);
        else
            await world.Cleo.Says(does[0]);
        foreach (var label in does[1..])
            await world.Cleo.Presses(label);
        await world.Ana.Says("/nudge cleo");
        Assert.Equal(ToCleo, world.Ana.LastWords);
        await world.UntilAsync(21, 0);
        Assert.Equal(0, world.Cleo.Heard());
        await world.UntilAsync(21, 0);
        Assert.Equal(0, world.Cleo.Heard());
    }

    [Fact]
    public async Task A_reader_hears_the_first_of_a_day_and_a_sender_sends_one()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.Says("/nudge cleo");
        await world.Ben.Says("/nudge cleo");
        Assert.Equal(ToCleo, world.Ben.LastWords);
        await world.Ana.Says("/nudge dan");
        Assert.StartsWith("You have sent today's kind word.", world.Ana.LastWords, StringComparison.Ordinal);
        await world.UntilAsync(21, 0);
        Assert.True(world.Cleo.HeardFrom("Ana"));
        Assert.Equal((1, 0), (world.Cleo.Heard(), world.Dan.Heard()));
        await world.NextDayAsync();
        await world.Ana.Says("/nudge dan");
        await world.UntilAsync(21, 0);
        Assert.True(world.Dan.HeardFrom("Ana"));
    }

    [Fact]
    public async Task A_clock_that_is_moved_west_gives_no_second_word()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.Says("/settings Auckland");
        await world.Ana.Says("/nudge cleo");
        Assert.Equal(ToCleo, world.Ana.LastWords);
        await world.Ana.Says("/settings Honolulu");
        await world.Ana.Says("/nudge ben");
        Assert.StartsWith("You have sent today's kind word", world.Ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/remind session 12:10", 13, 10)]
    [InlineData("/remind checkin 10:10", 11, 10)]
    [InlineData("/remind session 20:50", 21, 20)]
    public async Task It_comes_after_the_hour_that_the_reader_has_set(string wish, int hour, int minute)
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Cleo.Says(wish);
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(hour, minute - 1);
        Assert.Equal(0, world.Cleo.Heard());
        // Members are spread over three minutes.
        await world.UntilAsync(hour, minute + 5);
        Assert.Equal(1, world.Cleo.Heard());
    }

    [Fact]
    public async Task What_is_sent_at_night_comes_the_next_day_after_the_hour()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.UntilAsync(22, 0);
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(18, 55);
        Assert.Equal(0, world.Cleo.Heard());
        await world.UntilAsync(19, 10);
        Assert.Equal(1, world.Cleo.Heard());
    }

    [Fact]
    public async Task After_the_hour_it_comes_at_once()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.UntilAsync(20, 0);
        await world.Ana.Says("/nudge cleo");
        await world.Coach.SpeaksFirst();
        Assert.Equal(1, world.Cleo.Heard());
    }

    [Fact]
    public async Task Whatever_friends_do_a_reader_hears_one_word_a_day()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Cleo.ChecksInAsync();
        for (var step = 0; step < 24; step++)
        {
            await world.UntilAsync(step % 4 * 4 + 8);
            foreach (var one in new[] { world.Ana, world.Ben, world.Dan })
            {
                if (step % 4 == 0)
                    await one.ChecksInAsync();
                await one.Says("/nudge");
                await one.Presses("Cleo");
                await one.Presses("Give a freeze");
                if (one.LastLabels.Contains("Give it"))
                    await one.Presses("Give it");
                await one.Says("/nudge cleo");
            }
        }

        await using var db = await world.Coach.OpenAsync();
        var words = await db.Outbox.Where(message => message.Kind == "BuddyNudge").ToListAsync();
        Assert.Equal(words.Count, words.Select(word => word.Day).Distinct().Count());
        Assert.Contains(words, word => word.State == OutboxState.Sent);
        Assert.Equal(words.Count(word => word.State == OutboxState.Sent), world.Cleo.Messages.Count(message => message.Buttons.SelectMany(row => row.Buttons).Any(button => button.Label.StartsWith("Mute ", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("leaves")]
    [InlineData("hides")]
    [InlineData("is erased")]
    [InlineData("the other leaves")]
    public async Task Who_is_gone_from_the_team_by_then_says_nothing(string how)
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ben.Says("/nudge cleo");
        var leaves = how == "the other leaves" ? world.Cleo : world.Ben;
        switch (how)
        {
            case "hides":
                await world.Ben.Says("/team");
                await world.Ben.Presses("Hide my name");
                break;
            case "is erased":
                await using (var db = await world.Coach.OpenAsync())
                {
                    (await db.Identities.Include(identity => identity.Member).SingleAsync(identity => identity.PersonId == "ben")).Member.EraseAt = world.Coach.Clock.GetCurrentInstant();
                    await db.SaveChangesAsync();
                }

                await world.Coach.EraserAsync((await world.MemberAsync(world.Ben)).Id);
                break;
            default:
                await leaves.Says("/team leave");
                await leaves.Presses("Leave");
                break;
        }

        await world.UntilAsync(21, 0);
        Assert.Equal(0, world.Cleo.Heard());
        await using var store = await world.Coach.OpenAsync();
        Assert.Equal(OutboxState.Dropped, (await store.Outbox.SingleAsync(message => message.Kind == "BuddyNudge")).State);
    }

    [Fact]
    public async Task One_that_the_platform_did_not_take_at_once_is_the_same_when_it_comes()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var platform = world.Coach.OtherPlatform;
        await world.Ana.Says("/nudge cleo");
        var before = platform.Sent.Count;
        platform.Answers = _ => platform.Sent.Count < before + 3 ? new TryAgain(TimeSpan.FromSeconds(5)) : new Delivered();
        await world.UntilAsync(19, 30);
        var sent = platform.Sent.Skip(before).Select(one => one.Message.Body.ToPlainText()).ToList();
        Assert.Equal(3, sent.Count);
        Assert.Single(sent.Distinct());
        Assert.Equal(1, world.Cleo.Heard());
        Assert.True(platform.Sent[^1].Quiet);
    }

    [Fact]
    public async Task The_same_friend_does_not_say_the_same_twice_running()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var platform = world.Coach.OtherPlatform;
        var before = platform.Sent.Count;
        for (var day = 0; day < 6; day++)
        {
            await world.Ana.Says("/nudge cleo");
            await world.UntilAsync(20, 0);
            await world.NextDayAsync();
        }

        var sent = platform.Sent.Skip(before).Where(one => one.To is ToPerson { Person: "cleo" }).Select(one => one.Message.Body.ToPlainText()).ToList();
        Assert.Equal(6, sent.Count);
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>Three messages a day: what the reader set for later keeps its place.</summary>
    [Fact]
    public async Task A_friend_takes_no_place_from_what_the_reader_set()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Cleo.Says("/remind checkin 10:00");
        await world.Cleo.Says("/remind session 17:00");
        await world.Cleo.Says("/remind wind-down");
        await world.Cleo.Presses("06:00");
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(23, 0);
        Assert.Equal(0, world.Cleo.Heard());
        Assert.Equal(3, world.Coach.OtherPlatform.Sent.Count(one => one.To is ToPerson { Person: "cleo" }));
    }

    [Fact]
    public async Task Who_stayed_away_for_a_week_hears_nothing_and_no_note_in_its_place()
    {
        await using var world = await TeamWorld.TogetherAsync();
        for (var day = 0; day < 8; day++)
            await world.NextDayAsync();
        await world.Ana.Says("/nudge cleo");
        await world.UntilAsync(21, 0);
        Assert.DoesNotContain(world.Coach.OtherPlatform.Sent, one => one.To is ToPerson { Person: "cleo" });
    }

    [Fact]
    public async Task In_a_group_only_the_asker_reads_the_answer()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var answer = await world.AnaInPark.Says("/nudge");
        Assert.All(answer.Replies, reply => Assert.IsType<Whisper>(reply));
        answer = await world.AnaInPark.Says("/nudge cleo");
        Assert.All(answer.Replies, reply => Assert.IsType<Whisper>(reply));
        Assert.DoesNotContain(world.BenInPark.Messages, message => message.Body.ToPlainText().Contains("hear from you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_are_found_roughly_and_what_is_rough_is_asked_back()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Ana.Says("/nudge @CLEO");
        Assert.Equal(ToCleo, world.Ana.LastWords);
        await world.Ben.Says("/nudge cle");
        Assert.StartsWith("Cleo", world.Ben.LastWords, StringComparison.Ordinal);
        Assert.Contains("Send a kind word", world.Ben.LastLabels);
        await world.Ben.Says("/nudge Zebulon <b>");
        Assert.StartsWith("No board of your teams shows “Zebulon <b>”.", world.Ben.LastWords, StringComparison.Ordinal);
        Assert.Equal(["Ana", "Cleo", "Dan"], world.Ben.LastLabels);
        Assert.Contains("1 more shows no name", world.Ben.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_shows_no_name_or_has_no_team_is_told_the_way()
    {
        await using var world = await TeamWorld.TogetherAsync();
        await world.Eve.Says("/nudge");
        Assert.StartsWith("A kind word comes with your name", world.Eve.LastWords, StringComparison.Ordinal);
        await world.Eve.Says("/nudge ana");
        Assert.DoesNotContain("hear from you", world.Eve.LastWords, StringComparison.Ordinal);
        var stranger = world.Ana.With("Finn");
        await stranger.Says("/nudge");
        Assert.StartsWith("Let's get to know each other first", stranger.LastWords, StringComparison.Ordinal);
        await stranger.ComesInAsync("Berlin");
        await stranger.Says("/nudge");
        Assert.StartsWith("A kind word goes to somebody who is in a team with you.", stranger.LastWords, StringComparison.Ordinal);
    }

    /// <summary>A changed client can send anything: another's mark, a stranger's, nonsense, a button of a team long left.</summary>
    [Fact]
    public async Task A_forged_or_stale_press_reaches_nobody_outside_the_team()
    {
        await using var world = await TeamWorld.TogetherAsync();
        var stranger = world.Ana.With("Finn");
        await stranger.ComesInAsync("Berlin");
        var (finn, ana, cleo) = (await world.MemberAsync(stranger), await world.MemberAsync(world.Ana), await world.MemberAsync(world.Cleo));
        foreach (var action in (string[])["one", "send", "gift", "give", "unmute"])
        {
            foreach (var tag in (string[])[cleo.Tag, finn.Tag, "nonsense", "-1"])
            {
                await stranger.PressesToken($"1:{finn.Tag}:friend:{action}:{tag}");
                Assert.DoesNotContain("Cleo", stranger.LastWords, StringComparison.Ordinal);
            }

            await world.Ana.PressesToken($"1:{ana.Tag}:friend:{action}:{finn.Tag}");
            Assert.DoesNotContain("Finn", world.Ana.LastWords, StringComparison.Ordinal);
            // With the mark of another, it is not theirs to press.
            await stranger.PressesToken($"1:{ana.Tag}:friend:{action}:{cleo.Tag}");
        }

        await stranger.PressesToken($"1:{finn.Tag}:friend:mute:{cleo.Tag}");
        Assert.StartsWith("You are in no team together any more", stranger.LastWords, StringComparison.Ordinal);
        await world.Ana.PressesToken($"1:{ana.Tag}:friend:send:{ana.Tag}");
        await world.Ana.PressesToken($"1:{ana.Tag}:friend:all:99");
        await world.Ben.Says("/nudge");
        await world.Ben.Presses("Cleo");
        await world.Cleo.Says("/team leave");
        await world.Cleo.Presses("Leave");
        await world.Ben.Presses("Send a kind word");
        Assert.StartsWith("Who gets a kind word from you?", world.Ben.LastWords, StringComparison.Ordinal);
        await using var db = await world.Coach.OpenAsync();
        Assert.False(await db.Outbox.AnyAsync());
        Assert.Null((await world.MemberAsync(world.Ana)).Get<FriendFile>().SentOn);
    }

    private static string Told(string transcript)
    {
        foreach (var words in KindWords.All.Select(word => LowerBack.Coaching.Text.Words.In("en").Plain(word, ("name", "*Ana*"))))
            transcript = transcript.Replace(words, "(a kind word from Ana)", StringComparison.Ordinal);
        return transcript;
    }
}
