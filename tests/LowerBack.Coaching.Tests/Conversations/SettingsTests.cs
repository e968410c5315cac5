using LowerBack.Coaching.Members;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

public sealed class SettingsTests
{
    [Fact]
    public async Task Seeing_changing_and_undoing()
    {
        await using var coach = await TestCoach.StartAsync();
        var setUp = new Conversation(coach.Coach);
        await setUp.ReadyAsync();
        await setUp.Says("/routine");
        var ana = new Conversation(coach.Coach);
        await ana.Says("/settings");
        await ana.Presses("Minutes");
        await ana.Presses("20 minutes");
        await ana.Presses("Undo");
        await ana.Presses("All settings");
        await ana.Presses("Time zone");
        await ana.Says("Lisbon");
        await ana.Presses("All settings");
        await ana.Presses("Training days");
        await ana.Presses("✓ Sun");
        await ana.Presses("Save");
        await ana.Presses("Plan today anew");
        await ana.Says("/settings nowhere at all");
        await ana.Presses("All settings");
        await ana.Presses("Stirs it up");
        await ana.Presses("Bending, sitting, tying shoes");
        await ana.Says("/routine");
        await ana.Says("/settings");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task Every_setting_can_be_asked_changed_to_each_choice_and_undone_to_what_it_was()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("/settings");
        var before = await StateAsync(coach);
        foreach (var setting in ana.LastTokens)
        {
            var id = setting[0];
            await ana.PressesToken(setting.Text);
            foreach (var choice in ana.LastTokens.Where(token => token.Action is "pick" || (token.Action is "set" && !ana.Offers("settings", "pick"))).ToList())
            {
                await ana.PressesToken(choice.Text);
                if (choice.Action == "pick")
                    await ana.PressesFor("settings", "set", id);
                if (ana.Offers("settings", "set", id))
                    await ana.PressesFor("settings", "set", id);
                await ana.PressesFor("settings", "all");
                await ana.PressesFor("settings", "ask", id);
            }

            await ana.PressesFor("settings", "all");
            Assert.Equal(before, await StateAsync(coach));
        }
    }

    [Fact]
    public async Task No_training_day_means_no_strength()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("/settings");
        await ana.Presses("Training days");
        await ana.Presses("✓ Mon");
        await ana.Presses("Save");
        await ana.Says("/routine");
        Assert.Contains("mobility", ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("Not one of your training days", ana.LastWords, StringComparison.Ordinal);
        coach.Clock.Advance(Duration.FromDays(1));
        await ana.Says("/routine");
        Assert.Contains("strength A", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_of_which_there_are_many_is_asked_back()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        foreach (var city in new[] { "Springfield", "Portland", "UTC+2", "USA", "CET", "Birmingham" })
        {
            await ana.Says("/settings " + city);
            Assert.Contains("Which of these", ana.LastWords, StringComparison.Ordinal);
        }

        await ana.Presses(ana.LastLabels[0]);
        Assert.Contains("Time zone", ana.LastWords, StringComparison.Ordinal);
    }

    private static async Task<string> StateAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        var member = await db.Members.SingleAsync();
        return $"{member.Language} {member.ZoneId} {member.DayStart} {member.Get<Profile>()}";
    }
}
