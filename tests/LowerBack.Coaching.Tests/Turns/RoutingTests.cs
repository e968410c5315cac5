using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class RoutingTests
{
    [Fact]
    public async Task A_button_is_for_the_member_it_was_made_for()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.InGroup().Says("/count");
        var token = ana.InGroup().TokenOf("Again").Text;

        var ben = ana.With("Ben").InGroup();
        Assert.Contains("belong to somebody else", Assert.IsType<Refuse>(Assert.Single((await ben.PressesToken(token)).Replies)).Notice, StringComparison.Ordinal);
        await ana.InGroup().PressesToken(token);
        Assert.Equal("2", ana.InGroup().LastWords);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("::::")]
    [InlineData("hello")]
    [InlineData("0:owner:count:add:1")]
    [InlineData("2:owner:count:add:1")]
    [InlineData("1:owner:count")]
    [InlineData("1:owner:nobody:add:1")]
    [InlineData("1:owner:count:add:\0\u202E🙂")]
    [InlineData("1:owner:count:add:'; DROP TABLE members; --")]
    public async Task A_token_that_means_nothing_changes_nothing_and_is_answered_kindly(string token)
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/count");
        var mine = token.Replace("owner", ana.TokenOf("Again").Owner, StringComparison.Ordinal);
        var notice = Assert.IsType<Refuse>((await ana.PressesToken(mine)).Replies[0]).Notice;
        Assert.Contains("nothing was changed", notice, StringComparison.Ordinal);
        Assert.Equal("1", await SavedAsync(coach));
    }

    [Fact]
    public async Task Ten_thousand_forged_tokens_change_nothing()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/count");
        var good = ana.TokenOf("Again").Text;
        var dice = new Random(20260302);
        for (var i = 0; i < 10_000; i++)
        {
            var forged = good.ToCharArray();
            for (var changes = dice.Next(1, 4); changes > 0; changes--)
                forged[dice.Next(forged.Length)] = (char)dice.Next(1, 0x2FF);
            var text = new string(forged);
            if (text == good)
                continue;
            var said = new ButtonPressed($"{i}", ana.At, ana.Person, ana.Scope, text);
            var answer = await coach.Coach.HandleAsync(said, CancellationToken.None);
            Assert.IsType<Refuse>(answer.Replies[0]);
        }

        Assert.Equal("1", await SavedAsync(coach));
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_those_there_are()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        await chat.Says("/teleport now");
        Assert.Contains("/teleport", chat.LastWords, StringComparison.Ordinal);
        Assert.Contains("/count", chat.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_in_an_unknown_command_are_shown_as_words()
    {
        await using var coach = await StartAsync();
        var said = Scene.Command("1", "ana", "ana", "{commands}*bold*_" + new string('x', 3000));
        var words = (await coach.Coach.HandleAsync(said, CancellationToken.None)).Words();
        Assert.Contains("{commands}*bold*_xxx", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/count")]
    [InlineData("please count for me")]
    public async Task A_guard_comes_before_everything(string text)
    {
        var count = new CountCommand();
        await using var coach = await TestCoach.StartAsync(services => services.WithoutSlices()
            .AddSingleton<ICommand>(count).AddSingleton<ITurnGuard>(new WordGuard("count")));
        var chat = new Conversation(coach.Coach);
        await chat.Says(text);
        Assert.Equal("guarded", chat.LastWords);
        Assert.Equal(0, count.Runs);
    }

    [Fact]
    public async Task In_a_group_the_answer_is_for_the_asker_alone()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach).InGroup();
        var ben = ana.With("Ben").InGroup();
        foreach (var text in new[] { "/count", "/health", "/teleport", "/break it" })
            Assert.All((await ana.Says(text)).Replies, reply => Assert.IsType<Whisper>(reply));
        Assert.NotEmpty(ana.Messages);
        Assert.Empty(ben.Messages);
    }

    [Fact]
    public async Task What_is_about_health_points_from_the_group_to_the_private_chat()
    {
        await using var coach = await StartAsync(new CountButtons(CommandPlace.PrivateOnly));
        var ana = new Conversation(coach.Coach);
        await ana.InGroup().Says("/health");
        Assert.Equal(["Open private chat"], ana.InGroup().LastLabels);
        Assert.DoesNotContain("health", ana.InGroup().LastWords, StringComparison.Ordinal);

        await ana.Says("/health");
        Assert.Equal("about your health", ana.LastWords);

        await ana.Says("/count");
        await ana.InGroup().PressesToken(ana.TokenOf("Again").Text);
        Assert.Equal(["Open private chat"], ana.InGroup().LastLabels);
        Assert.Equal("1", await SavedAsync(coach));
    }

    [Fact]
    public async Task Chatter_in_a_group_is_left_alone_and_in_private_it_is_answered()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        Assert.Empty((await ana.InGroup().Says("nice weather")).Replies);
        Assert.NotEmpty((await ana.Says("nice weather")).Replies);
    }

    [Fact]
    public async Task Suggestions_come_from_the_command_and_are_empty_for_an_unknown_one()
    {
        await using var coach = await StartAsync();
        var chat = new Conversation(coach.Coach);
        Assert.Equal(new OptionChoice("day", "mon"), Assert.Single(await chat.Completes("health", "day", "mon")));
        Assert.Empty(await chat.Completes("teleport", "day", "mon"));
    }

    private static async Task<string> SavedAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return string.Join(',', (await db.Members.ToListAsync()).Select(member => member.Get<LowerBack.Coaching.Members.Profile>().SessionsAtLevel));
    }

    private static Task<TestCoach> StartAsync(CountButtons? buttons = null) => TestCoach.StartAsync(services => services.WithoutSlices()
        .AddSingleton<ICommand, CountCommand>().AddSingleton<ICommand, HealthCommand>().AddSingleton<ICommand, BreakCommand>()
        .AddSingleton<IButtons>(buttons ?? new CountButtons()));
}
