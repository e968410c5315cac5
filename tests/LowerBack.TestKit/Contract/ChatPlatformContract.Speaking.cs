using LowerBack.Chat;
using Xunit;

namespace LowerBack.TestKit.Contract;

/// <content>What holds where the coach speaks without having been spoken to.</content>
public abstract partial class ChatPlatformContract<TDriver>
{
    /// <summary>More than any platform takes within a few seconds.</summary>
    private const int Crowd = 240;

    [Fact]
    public Task What_the_coach_says_first_arrives_in_the_private_chat_and_its_buttons_work() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        Assert.IsType<Delivered>(await SaysFirstAsync(chat, Writer(coach), WordCoach.Buttons("Time to move?")));

        var seen = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal("Time to move?", seen.Text);
        Assert.Empty(await SeesAnywhereAsync(chat, Someone.Second));
        await chat.PressesAsync(Someone.First, ChatScope.Private, seen, "Change");
        Assert.Equal(["Changed."], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task What_is_said_first_twice_under_one_key_arrives_once_where_the_platform_knows_it_again() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        for (var time = 0; time < 2; time++)
            Assert.IsType<Delivered>(await SaysFirstAsync(chat, Writer(coach), WordCoach.Buttons("Time to move?"), "key-7"));
        Assert.IsType<Delivered>(await SaysFirstAsync(chat, Writer(coach), WordCoach.Buttons("And now?"), "key-8"));
        string[] once = ["Time to move?", "And now?"];
        Assert.Equal(
            chat.Platform.KnowsDoublesFor > TimeSpan.Zero ? once : [once[0], .. once], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task Who_closed_the_door_is_not_written_to_first_and_is_answered_all_the_same() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        var writer = Writer(coach);
        await chat.ClosesDoorAsync(Someone.First);
        Assert.IsType<Unreachable>(await SaysFirstAsync(chat, writer, WordCoach.Buttons("Time to move?")));
        Assert.Empty(await chat.SeesAsync(Someone.First, ChatScope.Private));

        // Not every platform tells; one that does, tells the truth.
        Assert.All(coach.Heard.OfType<ReachabilityChanged>(), told => Assert.Equal(
            (false, writer.Person, ChatScope.Private), (told.CanBeWrittenTo, told.From.Id, told.Scope)));
        await chat.SaysAsync(Someone.First, ChatScope.Private, "/routine");
        Assert.Equal(["Command routine."], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task In_the_group_all_read_what_the_coach_says_first_and_nobody_is_called_by_it() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
        var words = $"@everyone @here <@{coach.Heard.Last().From.Id}>";
        Assert.IsType<Delivered>(await SaysFirstAsync(chat, new ToConversation(coach.Heard.Last().At), WordCoach.Buttons(words)));
        Assert.Contains(words, await TextsAsync(chat, Someone.Second, ChatScope.Group));
    });

    [Fact]
    public Task In_the_group_the_coach_calls_the_one_who_is_named() => WithWordsAsync(
        async (chat, coach) =>
        {
            await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
            var (at, person) = (coach.Heard.Last().At, coach.Heard.Last().From.Id);
            Assert.IsType<Delivered>(await SaysFirstAsync(chat, new ToConversation(at, Calling: person), WordCoach.Buttons("Ben says: <stretch>.")));
            Assert.Contains(await TextsAsync(chat, Someone.Second, ChatScope.Group), text => text.EndsWith("\nBen says: <stretch>.", StringComparison.Ordinal));
        },
        Someone.First);

    [Fact]
    public Task What_is_said_first_to_many_keeps_to_the_limits_and_an_answer_does_not_wait_behind_it() => WithWordsAsync(async (chat, _) =>
    {
        var people = await chat.CrowdAsync(Crowd);
        var saying = people.Select((to, number) => SayFirstAsync(chat, to, WordCoach.Buttons("Time to move?"), $"key-{number}")).ToList();
        await chat.SaysAsync(Someone.Second, ChatScope.Private, "hello");
        var before = saying.Count(one => one.IsCompleted);
        Assert.Contains("You said: hello", await TextsAsync(chat, Someone.Second, ChatScope.Private));
        // Where no crowd can come, there are no limits either.
        Assert.True(before < Crowd, "The answer came after everything that was said first.");

        var said = Task.WhenAll(saying);
        await chat.PassAsync(said);
        Assert.All(await said, outcome => Assert.IsType<Delivered>(outcome));
        foreach (var person in people)
            Assert.InRange(await chat.CountAsync(person), 1, people.Count < Crowd ? 2 : 1);
    });

    /// <summary>Whoever wrote last.</summary>
    private static ToPerson Writer(WordCoach coach) => new(coach.Heard.Last().From.Id);

    private static async Task<DeliveryOutcome> SaysFirstAsync(PlatformDriver chat, Recipient to, ChatMessage message, string key = "key-1")
    {
        var saying = SayFirstAsync(chat, to, message, key);
        await chat.PassAsync(saying);
        return await saying;
    }

    private static async Task<DeliveryOutcome> SayFirstAsync(PlatformDriver chat, Recipient to, ChatMessage message, string key)
    {
        await chat.Platform.WaitForRoomAsync(to, CancellationToken.None);
        return await chat.Platform.SendAsync(new Outgoing(key, to, "en", message), CancellationToken.None);
    }
}
