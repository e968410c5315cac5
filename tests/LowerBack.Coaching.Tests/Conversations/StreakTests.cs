using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Streaks;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Days and weeks in a chat: the page, the ledger, and what is said beside other answers.</summary>
public sealed class StreakTests : InChat
{
    [Fact]
    public async Task The_first_days_a_freeze_a_repair_and_the_ledger()
    {
        await Ana.Says("/streak");
        await Ana.ReadyAsync();
        await Ana.Says("streak");
        var before = Ana.Transcript.Length;
        await Ana.Presses("Did it");
        await Ana.Says("/streak");
        Wait(1);
        await Ana.Says("/checkin 2");
        // Two days without anything: two freezes.
        Wait(3);
        await Ana.Says("/routine");
        await Ana.Presses("Rest today");
        await Ana.Says("/streak");
        // One more, and no freeze left.
        Wait(2);
        await Ana.Says("/routine 5 mobility");
        await Ana.Presses("Done");
        await Ana.Presses("0");
        await Ana.Says("my streak");
        await Ana.Presses("Why each mark");
        Wait(1);
        await Ana.Says("/streak");
        await Ana.Presses("Why each mark");
        await Ana.Presses("Earlier");
        await Ana.Presses("Later");
        await Ana.Presses("All days");
        Approved.Matches(Ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task A_missed_day_can_be_made_up_for_and_a_long_absence_is_one_event()
    {
        await Ana.ReadyAsync();
        await CheckInsAsync(6);
        var before = Ana.Transcript.Length;
        await CheckInsAsync(1);
        // Three days: two freezes, and one that a session makes up for.
        Wait(3);
        await Ana.Says("/checkin 2");
        await Ana.Says("/streak");
        await Ana.Says("/routine 5 mobility");
        await Ana.Presses("Done");
        await Ana.Presses("1");
        Wait(13);
        await Ana.Says("/routine");
        await Ana.Presses("Five minutes");
        await Ana.Presses("Done");
        await Ana.Says("/streak");
        await Ana.Presses("Why each mark");
        Approved.Matches(Ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task A_pause_and_a_hold_cost_nothing_and_after_a_stop_nothing_is_said_of_it()
    {
        await Ana.ReadyAsync();
        await CheckInsAsync(3);
        var before = Ana.Transcript.Length;
        await Ana.Says("/pause 3 days");
        Wait(4);
        await Ana.Says("/checkin 2");
        await StopAsync();
        await Ana.Says("/streak");
        var stopped = Ana.Transcript[before..].TrimStart();
        Wait(9);
        await ClearAsync();
        Wait(1);
        before = Ana.Transcript.Length;
        await Ana.Says("/streak");
        await Ana.Presses("Why each mark");
        await Ana.Presses("Earlier");
        Approved.Matches(stopped + "\n(a clinician has looked, nine days later)\n" + Ana.Transcript[before..]);
    }

    [Fact]
    public async Task A_milestone_is_said_once_with_what_reached_it()
    {
        await Ana.ReadyAsync();
        await CheckInsAsync(7);
        Assert.Single(Ana.Messages, message => message.Body.ToPlainText().StartsWith("7 days shown up", StringComparison.Ordinal));
        await Ana.Says("/checkin 3");
        await Ana.Says("/routine");
        await CheckInsAsync(22);
        Assert.Single(Ana.Messages, message => message.Body.ToPlainText().StartsWith("7 days shown up", StringComparison.Ordinal));
        Assert.DoesNotContain(Ana.Messages, message => message.Body.ToPlainText().StartsWith("30 days", StringComparison.Ordinal));
        Assert.Single(Ana.Messages, message => message.Body.ToPlainText().StartsWith("4 weeks kept", StringComparison.Ordinal));
        await CheckInsAsync(1);
        Assert.Single(Ana.Messages, message => message.Body.ToPlainText().StartsWith("30 days shown up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_carried_forward_is_what_a_journal_read_whole_comes_to()
    {
        await Ana.ReadyAsync();
        var dice = new Random(20261122);
        for (var day = 0; day < 150; day++)
        {
            switch (dice.Next(7))
            {
                case < 3: await Ana.Says("/checkin 2"); break;
                case 3: await Ana.Says("/routine 5 mobility"); await PressesIfThere("Done"); break;
                case 4 when dice.Next(6) == 0: await Ana.Says($"/pause {dice.Next(2, 60)} days"); break;
                case 4 when dice.Next(3) == 0: await Ana.Says("/resume"); break;
                case 5 when dice.Next(10) == 0: Wait(dice.Next(60)); break;
            }

            Wait(1);
            if (Ana.LastLabels.Contains("Not sure"))
                await Ana.AnswersNoAsync();
        }

        await Ana.Says("/checkin 2");
        await Ana.Says("/streak");
        var page = Ana.LastWords;
        var file = (await MemberAsync()).Get<StreakFile>();
        Assert.NotNull(file.Forward);
        Assert.InRange(Period.DaysBetween(file.Forward.Through, new LocalDate(2026, 3, 2)), -400, -60);

        // Forgotten, it is worked out from the first entry on.
        await using (var db = await Coach.OpenAsync())
        {
            var member = await db.Identities.Where(identity => identity.PersonId == "ana").Select(identity => identity.Member).SingleAsync();
            member.Set(member.Get<StreakFile>() with { Forward = null, ForwardPausedUntil = null });
            await db.SaveChangesAsync();
        }

        await Ana.Says("/streak");
        Assert.Equal(page, Ana.LastWords);
        Assert.Equal(file.Forward.Score, (await MemberAsync()).Get<StreakFile>().Forward!.Score, 9);
        Assert.Equal(file, (await MemberAsync()).Get<StreakFile>() with { Forward = file.Forward });
    }

    [Fact]
    public async Task A_flight_east_takes_no_day()
    {
        await Ana.ReadyAsync();
        await CheckInsAsync(2);
        await Ana.Says("/settings Tokyo");
        Wait(1);
        await Ana.Says("/streak");
        await Ana.Presses("Why each mark");
        Assert.Contains("a change of clock cut the day short", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("freeze stood in", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_counts_several_members_reads_their_day_with_one_query()
    {
        var (ben, cem) = (Ana.With("Ben"), Ana.With("Cem"));
        foreach (var one in new[] { Ana, ben, cem })
            await one.ReadyAsync();
        await ben.Says("/pause 60 days");
        Wait(40);
        await Ana.Says("/checkin 2");
        await ben.AnswersNoAsync();
        await cem.Says("I have chest pain");
        await cem.Presses("Yes");
        await cem.Presses("Yes");
        var day = new LocalDate(2026, 4, 11);
        Assert.Equal(
            [new Showing.Done(DayMark.CheckIn), new Showing.LeftOut(LeftOutWhy.Paused), new Showing.LeftOut(LeftOutWhy.OnHold)], await OnAsync(day));
        Assert.Equal(
            [new Showing.NotYet(), new Showing.LeftOut(LeftOutWhy.Paused), new Showing.NotYet()], await OnAsync(day.PlusDays(-1)));
    }

    [Fact]
    public async Task In_a_group_nothing_is_said_of_anybodys_days()
    {
        await Ana.ReadyAsync();
        await CheckInsAsync(6);
        Wait(1);
        var room = Ana.InGroup();
        await room.Says("/routine");
        Assert.Single(room.LastAnswer.Replies);
        await room.Says("/streak");
        Assert.DoesNotContain("Habit", room.LastWords, StringComparison.Ordinal);
        await Ana.Says("/routine");
        Assert.Contains(Ana.LastAnswer.Replies, reply => reply is Say { Message: var said } && said.Body.ToPlainText().Contains("freeze", StringComparison.Ordinal));
    }

    private async Task<List<Showing>> OnAsync(LocalDate day)
    {
        await using var db = await Coach.OpenAsync();
        var members = await db.Identities.OrderBy(identity => identity.PersonId).Select(identity => identity.Member).ToListAsync();
        var entries = (await db.Journal.AsNoTracking().Where(ShownUp.BearsOn(day)).ToListAsync()).ToLookup(entry => entry.MemberId);
        return members.ConvertAll(member => ShownUp.On(day, member, entries[member.Id]));
    }

    private async Task CheckInsAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await Ana.Says("/checkin 2");
            Wait(1);
        }
    }

    private async Task PressesIfThere(string label)
    {
        if (Ana.LastLabels.Contains(label))
            await Ana.Presses(label);
    }

    private void Wait(int days) => Coach.Clock.Advance(Duration.FromDays(days));
}
