using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;
using static LowerBack.Discord.Tests.Support.StubDiscord;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>Who manages a channel, what a press there may change, and how much may come from it.</summary>
public sealed class GroupTests
{
    private const string FriendsGroup = """ "channel_id":"9","context":2,"user":{"id":"7","username":"ann"} """;

    [Theory]
    [InlineData("\"8\"", true)]
    [InlineData("\"32\"", true)]
    [InlineData("\"16\"", true)]
    [InlineData("\"2251799813685247\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"104189633\"", false)]
    [InlineData("\"8192\"", false)]
    [InlineData("\"-1\"", false)]
    [InlineData("\"99999999999999999999999\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public async Task Discord_says_who_manages_a_channel(string permissions, bool manages)
    {
        var where = Events.InServerWith(permissions);
        foreach (var done in new[] { Events.Command(1, "help", where), Events.Press(2, "x", where), Events.Form(3, "x", "[]", where) })
            Assert.Equal(manages, await Read(done).Event.ManagesChat(default));
    }

    [Fact]
    public async Task Outside_of_servers_nobody_does_whatever_is_said()
    {
        const string forged = """ "channel_id":"9","context":2,"member":{"user":{"id":"7","username":"ann"},"permissions":"8"} """;
        foreach (var where in new[] { Events.InDm, FriendsGroup, forged })
            Assert.False(await Read(Events.Press(1, "x", where)).Event.ManagesChat(default));
    }

    [Theory]
    [InlineData(Events.InServer)]
    [InlineData(FriendsGroup)]
    public async Task What_all_read_is_not_changed_by_what_one_of_them_pressed(string where)
    {
        await using var host = DiscordHost.Build();
        host.Coach.Answers = _ => new Answer([new Replace(new ChatMessage(Prose.Plain("Yours alone")))]);
        await host.TakesAsync(Events.Press(1, "1:*:team:join", where, flags: 0));
        var answer = Assert.Single(host.Discord.Calls);
        Assert.Equal((Callback, 4, 64), (answer.Name, answer.CallbackType, answer.Message.GetProperty("flags").GetInt32()));
    }

    [Fact]
    public async Task A_group_that_sends_more_than_anybody_reads_slows_nobody_else_and_each_press_is_still_answered()
    {
        await using var host = DiscordHost.Build();
        host.Coach.Answers = _ => Answer.Silence;
        for (var i = 0; i < FloodGate.GroupBurst + 20; i++)
            host.Get<Intake>().Take(Read(Events.Press(i, "x", From($"{100 + (i % 10)}", "9"))));
        // Nothing here waits for a time that has to pass.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await host.Get<Intake>().EmptyAsync(patience.Token);
        Assert.Equal(FloodGate.GroupBurst, host.Coach.Heard.Count);
        var answers = await host.Discord.CallsAsync(Callback, FloodGate.GroupBurst + 20);
        Assert.Equal(20, answers.Count(call => call.CallbackType == 4));

        await host.TakesAsync(Events.Press(1001, "x", From("7", "10")));
        await host.HearsAsync(Events.Message(1002, "hello"));
        Assert.Equal(FloodGate.GroupBurst + 2, host.Coach.Heard.Count);
    }

    [Fact]
    public async Task A_group_where_everybody_presses_at_once_leaves_other_chats_their_turns()
    {
        await using var host = DiscordHost.Build();
        var held = new TaskCompletionSource();
        host.Coach.Thinking = held.Task;
        // More people at once than there are turns at once.
        for (var i = 0; i < 60; i++)
            host.Get<Intake>().Take(Read(Events.Press(i, "x", From($"{100 + i}", "9"))));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (host.Coach.Heard.Count < Places.OfOneGroup)
            await Task.Delay(5, patience.Token);
        host.Coach.Thinking = Task.CompletedTask;
        host.Get<Intake>().Take(Read(Events.Press(1001, "x", From("7", "10"))));
        await host.Discord.CallsAsync(Callback, 1);
        Assert.Equal([.. Enumerable.Repeat("9", Places.OfOneGroup), "10"], host.Coach.Heard.Select(said => said.At.Conversation));
        held.SetResult();
        await host.Get<Intake>().EmptyAsync(patience.Token);
        Assert.Equal(61, host.Coach.Heard.Count);
    }

    private static Happened Read(string json) => Assert.IsType<Happened>(EventReader.ReadInteraction(System.Text.Encoding.UTF8.GetBytes(json)));

    private static string From(string person, string channel) =>
        $$""" "guild_id":"5","channel_id":"{{channel}}","context":0,"member":{"user":{"id":"{{person}}","username":"p"},"roles":[]} """;
}
