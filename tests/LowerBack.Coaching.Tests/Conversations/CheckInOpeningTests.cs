using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Time;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The check-in as the coach may open it by itself.</summary>
public sealed class CheckInOpeningTests : InChat
{
    [Fact]
    public async Task It_is_the_question_of_the_command_with_the_same_buttons()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        var (member, now) = await NowAsync();
        Assert.Equal(Ana.LastWords, CheckInOpening.Message(member, now).Body.ToPlainText());
        Assert.Equal(Ana.Last.Buttons.SelectMany(row => row.Buttons), CheckInOpening.Message(member, now).Buttons.SelectMany(row => row.Buttons));
    }

    [Fact]
    public async Task It_is_wanted_until_something_of_it_was_answered_or_skipped()
    {
        Assert.False(await IsWantedAfter("/start"));
        await Ana.ReadyAsync();
        Assert.True(await IsWantedAfter("/checkin"));
        await Ana.Presses("Skip");
        Assert.False(await IsWantedAfter("hello"));
        Coach.Clock.Advance(Duration.FromDays(1));
        Assert.True(await IsWantedAfter("hello"));
        // Yesterday's answered late is not today's.
        await Ana.Presses("7 to 8 h");
        Assert.True(await IsWantedAfter("hello"));
    }

    [Fact]
    public async Task It_is_not_wanted_while_safety_is_asked_about_after_a_stop_or_before_an_erasure_and_is_on_hold()
    {
        await Ana.ReadyAsync();
        await Ana.Says("chemo");
        Assert.False(await IsWantedAfter("hello"));
        await Ana.Presses("Yes");
        await Ana.Presses("No");
        Assert.True(await IsWantedAfter("hello"));
        await StopAsync();
        Assert.False(await IsWantedAfter("hello"));
        await ClearAsync();
        Assert.True(await IsWantedAfter("hello"));
        await Ana.Says("/privacy");
        await Ana.Presses("Erase everything");
        await Ana.Presses("Erase");
        Assert.False(await IsWantedAfter("hello"));
    }

    [Fact]
    public async Task After_it_was_sent_a_number_is_the_answer()
    {
        await Ana.ReadyAsync();
        await Ana.Says("3");
        await using (var db = await Coach.OpenAsync())
        {
            var member = await db.Members.SingleAsync();
            CheckInOpening.Sent(member, At(member));
            await db.SaveChangesAsync();
        }

        await Ana.Says("3");
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
        Assert.False(await WantedAsync());
    }

    private async Task<bool> IsWantedAfter(string said)
    {
        await Ana.Says(said);
        return await WantedAsync();
    }

    private async Task<bool> WantedAsync()
    {
        var (member, now) = await NowAsync();
        return CheckInOpening.IsWanted(member, now);
    }

    private async Task<(Member Member, LocalNow Now)> NowAsync()
    {
        await using var db = await Coach.OpenAsync();
        var since = Coach.Clock.GetCurrentInstant().InUtc().Date.PlusDays(-CheckInOpening.JournalDays - 1);
        var member = await db.Members.Include(found => found.Journal.Where(entry => entry.Day >= since)).SingleAsync();
        return (member, At(member));
    }

    private LocalNow At(Member member) => LocalNow.At(
        Coach.Clock.GetCurrentInstant(), DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.ZoneId ?? "") ?? DateTimeZone.Utc, member.DayStart);
}
