using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>Buttons under a message that a group reads: whoever presses one does it for themselves, and only where its slice takes those.</summary>
public sealed class PublicButtonTests
{
    private static readonly string Add = ButtonToken.ForAll("count", "add", "1").Text;

    [Fact]
    public async Task Whoever_presses_does_it_for_themselves_alone()
    {
        await using var coach = await StartAsync(new CountButtons(forAll: true));
        var ana = new Conversation(coach);
        await ana.Says("/count");
        var (group, ben) = (ana.InGroup(), ana.With("Ben").InGroup());
        await BoardAsync(coach, group.At);
        await ben.Presses("Count me");
        await ben.Presses("Count me");
        Assert.Equal("ana 1, ben 2", await SavedAsync(coach));
        // The message is everybody's, and stays as it is.
        Assert.Equal("Who is in?", group.LastWords);
        Assert.Equal(["Who is in?", "1", "2"], ben.Messages.Select(message => message.Body.ToPlainText()));
    }

    [Theory]
    [InlineData("1:*:count:add")]
    [InlineData("1:*:count:add:2")]
    [InlineData("1:*:count:take:1")]
    [InlineData("1:*:nobody:add:1")]
    [InlineData("1:*:cmd:count")]
    [InlineData("1:*:ask:nothing")]
    [InlineData("1:**:count:add:1")]
    [InlineData("1:* :count:add:1")]
    [InlineData("1:\uFF0A:count:add:1")]
    [InlineData("1::count:add:1")]
    [InlineData("1:*:*:add:1")]
    [InlineData("2:*:count:add:1")]
    public async Task A_mixture_that_no_button_of_the_coach_carries_changes_nothing(string token)
    {
        await using var coach = await StartAsync(new CountButtons(forAll: true), new AskButtons());
        var ana = new Conversation(coach);
        await ana.Says("/count");
        Assert.IsType<Refuse>((await ana.PressesToken(token)).Replies[0]);
        Assert.IsType<Refuse>((await ana.InGroup().PressesToken(token)).Replies[0]);
        Assert.IsType<Refuse>((await ana.SendsForm(token, ("minutes", ["30"]))).Replies[0]);
        Assert.IsType<Refuse>((await ana.With("Ben").InGroup().PressesToken(token)).Replies[0]);
        Assert.StartsWith("ana 1", await SavedAsync(coach), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_slice_takes_none_they_are_nobodys_buttons_and_leave_no_trace()
    {
        await using var coach = await StartAsync(new CountButtons());
        var ana = new Conversation(coach);
        Assert.Contains("belong to somebody else", Assert.IsType<Refuse>((await ana.InGroup().PressesToken(Add)).Replies[0]).Notice, StringComparison.Ordinal);
        Assert.Equal("", await SavedAsync(coach));
    }

    [Fact]
    public async Task A_button_for_one_stays_for_one_in_a_slice_that_takes_those_for_all()
    {
        await using var coach = await StartAsync(new CountButtons(forAll: true));
        var ana = new Conversation(coach);
        await ana.Says("/count");
        Assert.IsType<Refuse>((await ana.With("Ben").InGroup().PressesToken(ana.TokenOf("Again").Text)).Replies[0]);
        Assert.Equal("ana 1", await SavedAsync(coach));
    }

    [Fact]
    public async Task What_is_about_health_is_not_done_in_a_group_for_all_either()
    {
        await using var coach = await StartAsync(new CountButtons(CommandPlace.PrivateOnly, forAll: true));
        var ana = new Conversation(coach);
        await ana.Says("/count");
        await ana.InGroup().PressesToken(Add);
        Assert.Equal(["Open private chat"], ana.InGroup().LastLabels);
        Assert.Equal("ana 1", await SavedAsync(coach));
    }

    private static async Task BoardAsync(TestCoach coach, ChatAddress at)
    {
        var board = new ChatMessage(Prose.Plain("Who is in?"), new ButtonRow(new ActionButton("Count me", ButtonToken.ForAll("count", "add", "1"))));
        await coach.Platform.SendAsync(new Outgoing("board", new ToConversation(at), "en", board), CancellationToken.None);
    }

    private static async Task<string> SavedAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        var members = await db.Identities.Include(identity => identity.Member).OrderBy(identity => identity.PersonId).ToListAsync();
        return string.Join(", ", members.Select(identity => $"{identity.PersonId} {identity.Member.Get<Profile>().SessionsAtLevel}"));
    }

    private static Task<TestCoach> StartAsync(params IButtons[] buttons) => TestCoach.StartAsync(services =>
    {
        services.WithoutSlices().AddSingleton<ICommand, CountCommand>();
        foreach (var one in buttons)
            services.AddSingleton(one);
    });
}
