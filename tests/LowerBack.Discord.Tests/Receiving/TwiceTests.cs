using System.Text;
using LowerBack.Chat;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Tests.Support;
using static LowerBack.Discord.Tests.Support.StubDiscord;

namespace LowerBack.Discord.Tests.Receiving;

/// <summary>Discord may tell something twice. It happened once.</summary>
public sealed class TwiceTests
{
    [Fact]
    public async Task A_command_that_comes_twice_while_the_coach_thinks_keeps_its_answer()
    {
        await using var host = DiscordHost.Build();
        var thinking = new TaskCompletionSource();
        host.Coach.Thinking = thinking.Task;
        Take(host, Events.Command(1, "routine", after: TimeSpan.FromSeconds(-2)));
        Take(host, Events.Command(1, "routine", after: TimeSpan.FromSeconds(-2)));
        await host.Discord.CallsAsync(Callback);
        thinking.SetResult();
        await host.AnsweredAsync();
        Assert.Equal([Callback, Edit], host.Discord.Calls.Select(call => call.Name));
        Assert.Single(host.Coach.Heard);
    }

    [Fact]
    public async Task A_press_or_a_message_that_comes_again_later_is_not_heard_and_not_answered_again()
    {
        await using var host = DiscordHost.Build();
        for (var time = 0; time < 3; time++)
        {
            await host.TakesAsync(Events.Press(1, "x"));
            await host.HearsAsync(Events.Message(2, "hello"));
        }

        Assert.Equal([Callback, Post], host.Discord.Calls.Select(call => call.Name));
        Assert.Equal([typeof(ButtonPressed), typeof(TextReceived)], host.Coach.Heard.Select(said => said.GetType()));
    }

    [Fact]
    public void Only_so_much_is_remembered()
    {
        var recent = new Recent();
        for (var id = 0; id < Recent.Most; id++)
            Assert.True(recent.IsNew(new((ulong)id)));
        Assert.False(recent.IsNew(new(0)));
        Assert.True(recent.IsNew(new(Recent.Most)));
        Assert.True(recent.IsNew(new(0)));
    }

    private static void Take(DiscordHost host, string interaction) =>
        host.Get<Intake>().Take(EventReader.ReadInteraction(Encoding.UTF8.GetBytes(interaction)));
}
