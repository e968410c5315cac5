using LowerBack.Chat;
using Xunit;

namespace LowerBack.TestKit.Contract;

/// <content>What holds where several read along, and of messages that change while they do.</content>
public abstract partial class ChatPlatformContract<TDriver>
{
    [Theory]
    [InlineData(ChatScope.Private)]
    [InlineData(ChatScope.Group)]
    public Task What_the_coach_said_first_is_changed_in_its_place(ChatScope where) => WithWordsAsync(async (chat, coach) =>
    {
        var to = await MeetsAsync(chat, coach, where);
        var said = Assert.IsType<Delivered>(await SaysFirstAsync(chat, to, WordCoach.Buttons("Who is in?"))).Message;
        Assert.NotNull(said);
        // Twice is once, whether the platform says so or not.
        for (var time = 0; time < 2; time++)
            Assert.Equal(new Delivered(said), await ChangesAsync(chat, to, said, "All are."));
        var seen = Assert.Single(await chat.SeesAsync(where == ChatScope.Group ? Someone.Second : Someone.First, where));
        Assert.Equal("All are.", seen.Text);
        Assert.Empty(seen.Buttons);
    });

    [Fact]
    public Task What_is_not_there_is_not_changed() => WithWordsAsync(async (chat, coach) =>
    {
        var to = await MeetsAsync(chat, coach, ChatScope.Group);
        Assert.Equal(new Gone(), await ChangesAsync(chat, to, "4242", "All are."));
        Assert.Empty(await chat.SeesAsync(Someone.Second, ChatScope.Group));
    });

    [Fact]
    public Task What_all_read_is_pressed_by_anybody_and_changed_by_nobodys_press() => WithWordsAsync(async (chat, coach) =>
    {
        var to = await MeetsAsync(chat, coach, ChatScope.Group);
        await chat.SaysAsync(Someone.Second, ChatScope.Private, "nothing");
        await SaysFirstAsync(chat, to, WordCoach.Buttons("Who is in?"));
        await chat.PressesAsync(Someone.Second, ChatScope.Group, Assert.Single(await chat.SeesAsync(Someone.Second, ChatScope.Group)), "Change");

        var pressed = Assert.IsType<ButtonPressed>(coach.Heard.Last());
        Assert.NotEqual(coach.Heard.First().From.Id, pressed.From.Id);
        Assert.Equal(to.At, pressed.At);
        Assert.Contains("Who is in?", await TextsAsync(chat, Someone.First, ChatScope.Group));
        Assert.Single(await SeesAnywhereAsync(chat, Someone.Second), seen => seen.Message.Text == "Changed.");
        Assert.DoesNotContain(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text == "Changed.");
    });

    [Fact]
    public Task Whoever_manages_the_group_is_known_there_and_nobody_else_and_nobody_in_private() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.ManagesGroupAsync(Someone.First);
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        Assert.False(await coach.Heard.Last().ManagesChat(CancellationToken.None));
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/routine");
        Assert.True(await coach.Heard.Last().ManagesChat(CancellationToken.None));
        await chat.SaysAsync(Someone.Second, ChatScope.Group, "/routine");
        Assert.False(await coach.Heard.Last().ManagesChat(CancellationToken.None));
    });

    [Fact]
    public Task A_group_that_threw_the_coach_out_is_closed_and_its_messages_are_not_merely_gone() => WithWordsAsync(async (chat, coach) =>
    {
        var to = await MeetsAsync(chat, coach, ChatScope.Group);
        var said = Assert.IsType<Delivered>(await SaysFirstAsync(chat, to, WordCoach.Buttons("Who is in?"))).Message!;
        if (!await chat.ThrowsCoachOutAsync())
            return;
        Assert.IsType<Unreachable>(await ChangesAsync(chat, to, said, "All are."));
        // Not every platform tells; one that does, tells the truth.
        Assert.All(coach.Changes, change => Assert.Equal(new ChatClosed(to.At), change));
    });

    [Fact]
    public Task A_button_to_the_private_chat_carries_a_word_where_links_do() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.Second, ChatScope.Group, "/invite");
        await chat.PressesAsync(Someone.Second, ChatScope.Group, Assert.Single(await chat.SeesAsync(Someone.Second, ChatScope.Group)), "Join");
        var start = Assert.IsType<CommandInvoked>(coach.Heard.Last());
        Assert.Equal(("start", ChatScope.Private), (start.Name, start.Scope));
        Assert.Contains(start.Arguments.Rest, chat.LinksCarryWords ? [WordCoach.Word] : new[] { WordCoach.Word, "" });
    });

    [Theory]
    [InlineData("link", ChatScope.Private)]
    [InlineData("group link", ChatScope.Group)]
    public Task What_is_handed_on_brings_somebody_else_to_the_coach(string ask, ChatScope where) => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, ask);
        var handedOn = Assert.Single(await TextsAsync(chat, Someone.First, ChatScope.Private))["Send this: ".Length..];
        await chat.FollowsAsync(Someone.Second, where, handedOn);
        var came = Assert.IsType<CommandInvoked>(coach.Heard.Last());
        Assert.NotEqual(coach.Heard.First().From.Id, came.From.Id);
        Assert.Equal(
            chat.LinksCarryWords ? ("start", WordCoach.Word, where) : ("routine", "10 tomorrow", where), (came.Name, Typed(came.Arguments), came.Scope));
    });

    /// <summary>The first of the two meets the coach in private, and there or in the group the coach can speak to them.</summary>
    private static async Task<ToConversation> MeetsAsync(PlatformDriver chat, WordCoach coach, ChatScope where)
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        if (where == ChatScope.Group)
            await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
        return new ToConversation(coach.Heard.Last().At);
    }

    private static async Task<DeliveryOutcome> ChangesAsync(PlatformDriver chat, Recipient to, string message, string words)
    {
        var changing = ChangeAsync();
        await chat.PassAsync(changing);
        return await changing;

        async Task<DeliveryOutcome> ChangeAsync()
        {
            await chat.Platform.WaitForRoomAsync(to, CancellationToken.None);
            return await chat.Platform.EditAsync(new Edited(to, message, "en", new ChatMessage(Prose.Plain(words))), CancellationToken.None);
        }
    }
}
