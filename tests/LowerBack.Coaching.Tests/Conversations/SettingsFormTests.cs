using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Several settings changed at once: all that is understood is saved together, and all of it can be undone.</summary>
public sealed class SettingsFormTests
{
    private const string Several = "Change several at once";

    [Fact]
    public async Task Changing_several_undoing_them_and_correcting_a_place()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        await ana.Says("/routine");
        await ana.Says("/settings");
        await ana.Opens(Several);
        await ana.Fills(("zone", "Lisbon"), ("minutes", "20"), ("days", "1 4 16"), ("quiet", "2330-0900"));
        await ana.Presses("Undo");
        await ana.Presses("Undo");
        await ana.Presses("All settings");
        await ana.Opens(Several);
        await ana.Fills(("zone", "Middle-earth"), ("daystart", "5"));
        await ana.Opens("Correct it");
        await ana.Fills(("zone", "Springfield"));
        await ana.Presses(ana.LastLabels[0]);
        await ana.Presses("All settings");
        await ana.Opens(Several);
        await ana.Fills();
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task A_form_sent_as_it_was_shown_changes_nothing_whatever_holds()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        await using (var db = await coach.OpenAsync())
        {
            var member = await db.Members.SingleAsync();
            member.ZoneId = "America/Argentina/ComodRivadavia";
            member.Set(member.Get<Profile>() with { Minutes = 17, QuietFrom = new(22, 15), QuietUntil = new(6, 45), TrainingDays = 0b101 });
            await db.SaveChangesAsync();
        }

        var before = await StateAsync(coach);
        await ana.Says("/settings");
        await ana.Opens(Several);
        await ana.Fills();
        Assert.Contains("nothing changed", ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(["All settings"], ana.LastLabels);
        Assert.Equal(before, await StateAsync(coach));
    }

    [Fact]
    public async Task Undo_brings_back_all_that_was_and_only_for_the_last_change()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        var before = await StateAsync(coach);
        await ana.Says("/settings");
        await ana.Opens(Several);
        await ana.Fills(("zone", "Buenos Aires"), ("daystart", "0"), ("minutes", "30"), ("days", "64"), ("quiet", "0000-0000"));
        var first = ana.TokenOf("Undo").Text;
        await ana.Presses("Undo");
        Assert.Equal(before, await StateAsync(coach));

        await ana.PressesToken(first);
        Assert.Contains("nothing was changed", Assert.IsType<Refuse>(ana.LastAnswer.Replies[0]).Notice, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(coach));
    }

    [Fact]
    public async Task What_no_client_would_send_is_not_believed()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        await ana.Says("/settings");
        var form = await ana.Opens(Several);
        var before = await StateAsync(coach);
        await ana.SendsForm(
            form.Token.Text, ("zone", [new string('x', 4000)]), ("daystart", ["23"]), ("minutes", ["-5"]), ("days", ["8192", "Mon"]), ("quiet", ["2500-<b>"]));
        Assert.Equal(before, await StateAsync(coach));
        Assert.Contains("Day starts is still 03:00: I couldn't place “23”.", ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("At least one day", ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(["Correct it", "All settings"], ana.LastLabels);

        await ana.SendsForm(form.Token.Text, ("level", ["3"]), ("minutes", ["25"]));
        await ana.SendsForm(form.Token.Text);
        await ana.SendsForm(form.Token.Text.Replace("several", "all", StringComparison.Ordinal), ("minutes", ["5"]));
        Assert.Contains(" Minutes = 25,", await StateAsync(coach), StringComparison.Ordinal);
        Assert.Contains(" Level = Beginner,", await StateAsync(coach), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_does_not_fit_in_a_button_is_typed_anew()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        await ana.Says("/settings");
        foreach (var (typed, again) in new[] { ("At:antis", "Berlin"), (new string('ü', 19), "Berlin"), (new string('ü', 18), new string('ü', 18)) })
        {
            await ana.Opens(ana.LastLabels.Contains(Several) ? Several : "Correct it");
            await ana.Fills(("zone", typed));
            var form = await ana.Opens("Correct it");
            Assert.Equal(again, Assert.IsType<TextField>(form.Fields[0]).Text);
        }
    }

    [Fact]
    public async Task Words_of_alarm_in_the_place_are_heard_and_nothing_is_saved()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = await ReadyAsync(coach);
        var before = await StateAsync(coach);
        await ana.Says("/settings");
        await ana.Opens(Several);
        await ana.Fills(("zone", "numb between my legs"), ("minutes", "20"));
        Assert.Contains("One important question first", ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(coach));
    }

    private static async Task<Conversation> ReadyAsync(TestCoach coach)
    {
        await new Conversation(coach.Coach).ReadyAsync();
        return new Conversation(coach.Coach);
    }

    private static async Task<string> StateAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        var member = await db.Members.SingleAsync();
        return $"{member.Language} {member.ZoneId} {member.DayStart} {member.Get<Profile>() with { PlaceAskedAt = null }}";
    }
}
