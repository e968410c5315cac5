using LowerBack.Chat;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class ScriptTests
{
    [Fact]
    public async Task Every_kind_of_reply_reads_as_it_was_approved()
    {
        await using var coach = await TestCoach.StartAsync(services => services.WithoutSlices()
            .AddSingleton<ICommand, CountCommand>().AddSingleton<ICommand, HealthCommand>().AddSingleton<ICommand, BreakCommand>()
            .AddSingleton<IButtons>(new CountButtons()).AddSingleton<ITurnGuard>(new WordGuard("sesame")));
        var ana = new Conversation(coach.Coach);
        await ana.Says("/count");
        await ana.Presses("Again");
        await ana.IsRedelivered();
        await ana.Says("what now?");
        await ana.Says("/teleport home");
        await ana.Says("open sesame");
        await ana.PressesToken("0:old:count:add:1");
        await ana.Says("/break it");
        await ana.InGroup().Says("/count");
        await ana.InGroup().Says("/health");
        await ana.With("Ben").InGroup().PressesToken(ana.InGroup().TokenOf("Again").Text, "Ana's [Again]");
        await ana.InGroup().Says("nice weather");
        Approved.Matches(ana.Transcript);
    }

    [Fact]
    public async Task What_is_said_first_and_changed_on_two_platforms_reads_as_it_was_approved()
    {
        await using var coach = await TestCoach.StartAsync(services => services.WithoutSlices().AddSingleton<ICommand, CountCommand>());
        var ana = new Conversation(coach);
        var (here, there) = (ana.InGroup("office"), ana.Elsewhere().InGroup("remote"));
        await ana.Says("/count");
        await ana.Elsewhere().Says("/count");
        string[] boards = [await SaysAsync(coach.Platform, here, Board("Nobody is in.")), await SaysAsync(coach.OtherPlatform, there, Board("Nobody is in."))];
        await there.Says("/count");
        await ChangesAsync(coach.Platform, here, boards[0], Board("One is in."));
        await ChangesAsync(coach.OtherPlatform, there, boards[1], Board("One is in."));
        Assert.IsType<Refused>(await ChangesAsync(coach.Platform, there, boards[1], Board("Nobody sees this.")));
        Assert.IsType<Gone>(await ChangesAsync(coach.Platform, here, "4242", Board("Nobody sees this.")));
        await here.Happens(at => new ChatMoved(at, at with { Conversation = "office-2" }));
        await there.Happens(at => new ChatClosed(at));
        Assert.All([here.Messages[0], there.Messages[0]], board => Assert.StartsWith("One is in.", board.Body.ToPlainText(), StringComparison.Ordinal));
        Approved.Matches(ana.Transcript);
    }

    private static ChatMessage Board(string words) => new(
        new Prose([new Paragraph([new Span(words + " "), new StartLink("j-ABCD", "/team join ABCD")])]),
        new ButtonRow(new ActionButton("I am", ButtonToken.ForAll("count", "add")), new PrivateChatButton("Join", "j-ABCD")));

    private static async Task<string> SaysAsync(TestPlatform platform, Conversation where, ChatMessage board) => Assert.IsType<Delivered>(
        await platform.SendAsync(new Outgoing("board", new ToConversation(where.At), "en", board), CancellationToken.None)).Message!;

    private static Task<DeliveryOutcome> ChangesAsync(TestPlatform platform, Conversation where, string message, ChatMessage board) =>
        platform.EditAsync(new Edited(new ToConversation(where.At), message, "en", board), CancellationToken.None);
}
