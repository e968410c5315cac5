using LowerBack.Chat;
using Xunit;

namespace LowerBack.TestKit.Contract;

/// <summary>
/// What every chat platform must do, as conversations. A platform passes it by giving a driver; nothing here knows which
/// one it is.
/// </summary>
/// <typeparam name="TDriver">The platform, worked as people work it.</typeparam>
public abstract partial class ChatPlatformContract<TDriver>
    where TDriver : PlatformDriver
{
    private static readonly string[] WayIn =
        ["Yes, that's right", "10 minutes", "Resistance band", "Continue", "New, or coming back", "Neither", "Nothing of these"];

    /// <summary>The platform with that coach behind it.</summary>
    protected abstract Task<TDriver> StartAsync(ICoach coach);

    [Fact]
    public Task A_text_and_a_command_are_answered_where_they_were_said() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "/Routine 10 tomorrow");
        await chat.SaysAsync(Someone.First, ChatScope.Private, "hello");
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/routine");

        Assert.Equal(["Command routine.", "You said: hello"], await TextsAsync(chat, Someone.First, ChatScope.Private));
        Assert.Equal(["Command routine."], await TextsAsync(chat, Someone.Second, ChatScope.Group));
        Assert.Empty(await TextsAsync(chat, Someone.Second, ChatScope.Private));
        var heard = coach.Heard.ToArray();
        Assert.Equal(("routine", "10 tomorrow", ChatScope.Private), heard[0] is CommandInvoked command ? (command.Name, Typed(command.Arguments), command.Scope) : default);
        Assert.Equal((heard[0].From.Id, ChatScope.Group), (heard[2].From.Id, heard[2].Scope));
        Assert.NotEqual(heard[0].At, heard[2].At);
        Assert.Equal(heard.Length, heard.Select(said => said.EventId).Distinct().Count());
    });

    [Fact]
    public Task Several_answers_come_in_their_order_and_none_where_there_is_none() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "two");
        await chat.SaysAsync(Someone.First, ChatScope.Private, "nothing");
        Assert.Equal(["One.", "Two."], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task A_button_changes_its_message_in_place_adds_one_or_shows_a_notice() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "buttons");
        var choose = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal(["Change", "Refuse", "Add <one> & more"], choose.Buttons);

        await chat.PressesAsync(Someone.First, ChatScope.Private, choose, "Change");
        var changed = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal((choose.Id, "Changed."), (changed.Id, changed.Text));

        await chat.PressesAsync(Someone.First, ChatScope.Private, changed, "Refuse");
        Assert.Equal(["That one is over."], chat.Notices(Someone.First));
        await chat.PressesAsync(Someone.First, ChatScope.Private, changed, "Add <one> & more");
        Assert.Equal(["Changed.", "Added."], await TextsAsync(chat, Someone.First, ChatScope.Private));
        Assert.Empty(chat.Notices(Someone.Second));
    });

    [Fact]
    public Task The_same_again_changes_nothing_and_is_no_fault() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "buttons");
        for (var time = 0; time < 2; time++)
            await chat.PressesAsync(Someone.First, ChatScope.Private, (await chat.SeesAsync(Someone.First, ChatScope.Private))[0], "Change");
        Assert.Equal(["Changed."], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task An_event_that_comes_again_is_answered_once() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "hello");
        await chat.RepeatsAsync();
        Assert.Equal(["You said: hello"], await TextsAsync(chat, Someone.First, ChatScope.Private));
        Assert.Single(coach.Heard.Select(said => said.EventId).Distinct());
    });

    [Fact]
    public Task A_whisper_in_a_group_is_read_by_one_person_only() => WithWordsAsync(async (chat, _) =>
    {
        // Where a platform whispers in the private chat, that must have been opened.
        await chat.SaysAsync(Someone.First, ChatScope.Private, "hello");
        // A command: what else is said in a group, a platform may keep from bots.
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
        Assert.Single(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text == "Between us.");
        Assert.DoesNotContain(await SeesAnywhereAsync(chat, Someone.Second), seen => seen.Message.Text == "Between us.");
    });

    [Fact]
    public Task What_a_whisper_becomes_is_still_between_two() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "hello");
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/aside");
        var (where, aside) = Assert.Single(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text == "Choose between us.");
        await chat.PressesAsync(Someone.First, where, aside, "Change");
        Assert.Single(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text == "Changed.");
        Assert.Empty(await TextsAsync(chat, Someone.Second, ChatScope.Group));
    });

    [Fact]
    public Task Who_never_opened_the_private_chat_gets_the_whisper_or_the_way_there() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
        Assert.DoesNotContain(await SeesAnywhereAsync(chat, Someone.Second), seen => seen.Message.Text == "Between us.");
        var (where, answer) = Assert.Single(await SeesAnywhereAsync(chat, Someone.First));
        if (answer.Text == "Between us.")
            return;
        await chat.PressesAsync(Someone.First, where, answer, Assert.Single(answer.Buttons));
        Assert.Equal(("start", ChatScope.Private), (Assert.IsType<CommandInvoked>(coach.Heard.Last()).Name, coach.Heard.Last().Scope));
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/whisper");
        Assert.Contains("Between us.", await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task A_button_to_the_private_chat_opens_it_with_a_start() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.Second, ChatScope.Group, "/private");
        await chat.PressesAsync(Someone.Second, ChatScope.Group, Assert.Single(await chat.SeesAsync(Someone.Second, ChatScope.Group)), "Open our chat");
        var start = Assert.IsType<CommandInvoked>(coach.Heard.Last());
        Assert.Equal(("start", ChatScope.Private), (start.Name, start.Scope));
        Assert.Equal(["Command start."], await TextsAsync(chat, Someone.Second, ChatScope.Private));
    });

    [Theory]
    [InlineData("<b>Ann</b> & \"Co\" <script>")]
    [InlineData("*stars* _lines_ `ticks` [x](https://example.org) ~no~ # - 1.")]
    [InlineData("&amp; &lt; &#60; \\*")]
    [InlineData("@everyone <@7> <@&8> <#9> <t:1:R> ||no|| ~~no~~ :tada: https://example.org")]
    public Task What_looks_like_markup_is_shown_as_it_is(string text) => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, text);
        Assert.Equal(text, Assert.IsType<TextReceived>(coach.Heard.Last()).Text);
        Assert.Equal([$"You said: {text}"], await TextsAsync(chat, Someone.First, ChatScope.Private));
    });

    [Fact]
    public Task What_is_strong_stands_out() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "strong");
        var message = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal(["<5> & \"more\""], message.Strong);
        Assert.StartsWith("Hold <5> & \"more\" breaths.\n", message.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_longest_message_arrives_whole() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "longest");
        Assert.Equal(WordCoach.Longest, string.Concat(await TextsAsync(chat, Someone.First, ChatScope.Private)));
    });

    [Fact]
    public Task A_text_that_is_too_long_is_cut_and_no_letter_is_cut_in_half() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, new string('a', ChatLimits.InboundText - 1) + "🙂");
        Assert.Equal(new string('a', ChatLimits.InboundText - 1), Assert.IsType<TextReceived>(coach.Heard.Last()).Text);
    });

    [Fact]
    public Task A_picture_is_shown_or_its_words_are() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "picture");
        var message = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.StartsWith("Look.", message.Text, StringComparison.Ordinal);
        Assert.True(message.HasPicture || message.Text.Contains(WordCoach.DrawingWords, StringComparison.Ordinal), message.Text);
    });

    [Fact]
    public Task A_file_arrives_as_it_is() => WithWordsAsync(async (chat, _) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "file");
        var message = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal("Yours.", message.Text);
        Assert.Equal("export.json", message.File?.Name);
        Assert.Equal("""{"days":3}"""u8, message.File!.Content.Span);
    });

    [Fact]
    public Task A_form_is_shown_to_the_presser_and_comes_back_filled_in_or_its_button_is_left_out() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "form");
        var asked = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal(chat.ShowsForms ? ["All at once", "Change"] : ["Change"], asked.Buttons);
        if (!chat.ShowsForms)
            return;

        await chat.PressesAsync(Someone.First, ChatScope.Private, asked, "All at once");
        var form = chat.Form(Someone.First);
        Assert.Equal("About <you>", form?.Title);
        Assert.Equal(
            ["minutes: Minutes, Ten & more|Twenty, 10", "days: Days, Mon|Tue, mon|tue", "note: Note, , *fine*"],
            form!.Fields.Select(field => $"{field.Name}: {field.Label}, {string.Join('|', field.Choices)}, {string.Join('|', field.Values)}"));
        Assert.Null(chat.Form(Someone.Second));

        await chat.SendsAsync(Someone.First, ChatScope.Private, ("days", ["tue"]), ("note", ["<b>stiff</b> & *sore*"]));
        await chat.RepeatsAsync();
        var changed = Assert.Single(await chat.SeesAsync(Someone.First, ChatScope.Private));
        Assert.Equal((asked.Id, "10; tue; <b>stiff</b> & *sore*"), (changed.Id, changed.Text));
        Assert.Null(chat.Form(Someone.First));
        var (first, sent) = (coach.Heard.First(), Assert.IsType<FormSubmitted>(coach.Heard.Last()));
        Assert.Equal((first.At, first.From.Id, ChatScope.Private), (sent.At, sent.From.Id, sent.Scope));
        Assert.Equal(3, coach.Heard.Select(said => said.EventId).Distinct().Count());
    });

    [Fact]
    public Task What_is_filled_into_a_form_in_a_group_is_between_two() => WithWordsAsync(async (chat, coach) =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "hello");
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/ask");
        var (where, asked) = Assert.Single(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text == "Tell me alone.");
        Assert.Equal(chat.ShowsForms, asked.Buttons.Contains("All at once"));
        if (!chat.ShowsForms)
            return;
        await chat.PressesAsync(Someone.First, where, asked, "All at once");
        await chat.SendsAsync(Someone.First, where, ("minutes", ["20"]), ("note", []));
        Assert.Single(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text.StartsWith("20; mon+tue;", StringComparison.Ordinal));
        Assert.Empty(await TextsAsync(chat, Someone.Second, ChatScope.Group));
    });

    [Fact]
    public Task Somebody_comes_from_the_welcome_to_the_end_of_a_session() => WithTheCoachAsync(async chat =>
    {
        await ComesInAsync(chat);
        await chat.SaysAsync(Someone.First, ChatScope.Private, "/routine");
        Assert.Contains("Warm-up", (await LastAsync(chat)).Text, StringComparison.Ordinal);
        await PressesAsync(chat, "Done");
        await PressesAsync(chat, "Working");
        await PressesAsync(chat, "1");
        // What tomorrow brings, and behind it the one question that follows a first session.
        Assert.Contains("Tomorrow", (await chat.SeesAsync(Someone.First, ChatScope.Private))[^2].Text, StringComparison.Ordinal);
        Assert.Contains("Shall I ask you each day", (await LastAsync(chat)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_button_of_old_is_answered_and_goes_nowhere() => WithTheCoachAsync(async chat =>
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "/start");
        var old = await LastAsync(chat);
        await PressesAsync(chat, "I agree, I'm 18 to 64");
        var before = await TextsAsync(chat, Someone.First, ChatScope.Private);

        await chat.PressesAsync(Someone.First, ChatScope.Private, old, "I agree, I'm 18 to 64");
        var after = await TextsAsync(chat, Someone.First, ChatScope.Private);
        Assert.True(chat.Notices(Someone.First).Count > 0 || !after.SequenceEqual(before), "The press was not answered.");
        await PressesAsync(chat, "No");
        Assert.Contains("Safety check, 2 of 20", (await LastAsync(chat)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_group_reads_nothing_about_anybodys_back() => WithTheCoachAsync(async chat =>
    {
        await ComesInAsync(chat);
        await chat.SaysAsync(Someone.First, ChatScope.Group, "/routine");
        Assert.DoesNotContain(await TextsAsync(chat, Someone.Second, ChatScope.Group), text => text.Contains("Warm-up", StringComparison.Ordinal));
        Assert.Contains(await SeesAnywhereAsync(chat, Someone.First), seen => seen.Message.Text.Contains("Warm-up", StringComparison.Ordinal));
    });

    /// <summary>Consent, twenty times no, the questions.</summary>
    private static async Task ComesInAsync(PlatformDriver chat)
    {
        await chat.SaysAsync(Someone.First, ChatScope.Private, "/start");
        await PressesAsync(chat, "I agree, I'm 18 to 64");
        for (var question = 1; question < 20; question++)
            await PressesAsync(chat, "No");
        await PressesAsync(chat, "None of these");
        await chat.SaysAsync(Someone.First, ChatScope.Private, "Munich");
        foreach (var answer in WayIn)
            await PressesAsync(chat, answer);
    }

    private static async Task PressesAsync(PlatformDriver chat, string label)
    {
        var on = (await chat.SeesAsync(Someone.First, ChatScope.Private)).LastOrDefault(message => message.Buttons.Contains(label));
        Assert.True(on is not null, $"Nothing has a button «{label}». The last words were: {(await LastAsync(chat)).Text}");
        await chat.PressesAsync(Someone.First, ChatScope.Private, on, label);
    }

    /// <summary>A platform may take a command apart: then what was typed comes by name, and not as words.</summary>
    private static string Typed(CommandArguments given) => given.Named.IsEmpty
        ? given.Rest
        : string.Join(' ', WordCoach.RoutineOptions.Select(option => given.Named[option.Name]));

    private static async Task<SeenMessage> LastAsync(PlatformDriver chat) => (await chat.SeesAsync(Someone.First, ChatScope.Private))[^1];

    private static async Task<IReadOnlyList<string>> TextsAsync(PlatformDriver chat, Someone who, ChatScope where) =>
        [.. (await chat.SeesAsync(who, where)).Select(message => message.Text)];

    /// <summary>In the group or in private: where a platform whispers is its own affair.</summary>
    private static async Task<IReadOnlyList<(ChatScope Where, SeenMessage Message)>> SeesAnywhereAsync(PlatformDriver chat, Someone who) =>
    [
        .. (await chat.SeesAsync(who, ChatScope.Group)).Select(message => (ChatScope.Group, message)),
        .. (await chat.SeesAsync(who, ChatScope.Private)).Select(message => (ChatScope.Private, message)),
    ];

    /// <param name="called">Who is called by name in it.</param>
    private async Task WithWordsAsync(Func<TDriver, WordCoach, Task> talk, params Someone[] called)
    {
        var coach = new WordCoach();
        await using var chat = await StartAsync(coach);
        await talk(chat, coach);
        Assert.Empty(chat.Offences);
        Assert.Equal(called, chat.Called);
    }

    private async Task WithTheCoachAsync(Func<TDriver, Task> talk)
    {
        await using var coach = await TestCoach.StartAsync();
        await using var chat = await StartAsync(coach.Coach);
        await talk(chat);
        Assert.Empty(chat.Offences);
        Assert.Empty(chat.Called);
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
