using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Playground.Tests.Browser;

[Collection(ChromiumTests.Name)]
public sealed class TalkingTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public async Task A_newcomer_starts_with_one_tap_and_the_answer_edits_itself()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.PressAsync("alex", "Tap to /start");
        await Expect(chat.Message("alex", "Are you 18 or older?")).ToBeVisibleAsync();

        await chat.PressAsync("alex", "Yes, I am");

        var edited = chat.Message("alex", "Since when have you had the pain");
        await Expect(edited).ToBeVisibleAsync();
        await Expect(edited.GetByText("edited", new LocatorGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        await Expect(chat.Messages("alex")).ToHaveCountAsync(2);
        await Expect(chat.Page.GetByText("Are you 18 or older?")).ToHaveCountAsync(0);
        Assert.Empty(chat.Troubles);
    }

    [BrowserFact]
    public async Task Enter_sends_and_shift_enter_starts_a_line()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.Box("alex").FillAsync("one");
        await chat.Box("alex").PressAsync("Shift+Enter");
        await chat.Page.Keyboard.TypeAsync("two");
        await chat.Box("alex").PressAsync("Enter");

        await Expect(chat.Message("alex", "You said:")).ToBeVisibleAsync();
        await Expect(chat.Box("alex")).ToHaveValueAsync("");
        Assert.Equal("one\ntwo", Assert.IsType<TextReceived>(Assert.Single(_host.Coach.Heard)).Text);
    }

    [BrowserFact]
    public async Task A_command_is_completed_by_keyboard_alone()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        var box = chat.Box("alex");
        await box.PressSequentiallyAsync("/rou");
        await Expect(chat.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await box.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync("/routine ");
        await Expect(chat.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        await box.PressAsync("ArrowDown");
        await box.PressAsync("ArrowDown");
        await Expect(chat.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "10 minutes" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "menu-alex-1");
        await box.PressAsync("Tab");
        await Expect(box).ToHaveValueAsync("/routine 10");
        await box.PressAsync("Enter");

        await Expect(chat.Message("alex", "Today: main day")).ToBeVisibleAsync();
        Assert.Equal("10", Assert.IsType<CommandInvoked>(Assert.Single(_host.Coach.Heard)).Arguments.Rest);
    }

    [BrowserFact]
    public async Task A_command_typed_to_its_end_is_sent_by_enter_and_escape_closes_the_list()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        var box = chat.Box("alex");
        await box.PressSequentiallyAsync("/routine");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await box.PressAsync("Escape");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await box.FillAsync("/start");
        await Expect(chat.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await box.PressAsync("Enter");

        await Expect(chat.Message("alex", "Welcome")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_whisper_in_the_group_is_seen_by_its_person_alone_and_the_rest_by_both_at_once()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, "group");
        await using var other = await ChatPage.OpenAsync(chromium.Browser, _host.Address, "group");
        await other.Pane("group").GetByText("as Sam").ClickAsync();
        await chat.SayAsync("group", "/routine");

        await Expect(chat.Message("group", "Only you can see this")).ToContainTextAsync("Today: main day");
        await Expect(other.Message("group", "The day is kept")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("Today: main day")).ToHaveCountAsync(0);
        await other.Pane("group").GetByText("as Alex").ClickAsync();
        await Expect(other.Message("group", "Today: main day")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_button_that_leads_to_the_private_chat_goes_there_and_says_start()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, "group");
        await chat.Pane("group").GetByText("as Sam").ClickAsync();
        await chat.SayAsync("group", "private");
        await chat.PressAsync("group", "Open our chat");

        await Expect(chat.Message("sam", "Welcome")).ToBeVisibleAsync();
        await Expect(chat.Pane("group")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_refused_press_shows_a_notice_and_while_it_is_on_its_way_no_other_button_takes_one()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.SayAsync("alex", "/routine");
        await Expect(chat.Message("alex", "Today")).ToBeVisibleAsync();
        _host.Coach.Thinking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await chat.PressAsync("alex", "Swap a move");

        await Expect(chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Done" })).ToBeDisabledAsync();
        await Expect(chat.Pane("alex").GetByText("The coach is typing")).ToBeAttachedAsync();
        await Expect(chat.Pane("alex").Locator(".dots")).ToBeVisibleAsync();
        _host.Coach.Thinking.SetResult();

        await Expect(chat.Page.GetByText("That swap was for yesterday's session.")).ToBeVisibleAsync();
        await Expect(chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Done" })).ToBeEnabledAsync();
        await Expect(chat.Pane("alex").Locator(".dots")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Hostile_words_stay_words()
    {
        const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> **no** \u202Eمرحبا 🙂";
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        chat.Page.Dialog += (_, _) => Assert.Fail("A script ran.");
        await chat.SayAsync("alex", Hostile);

        await Expect(chat.Message("alex", "You said:")).ToContainTextAsync(Hostile);
        await Expect(chat.Page.Locator(".words img, .words script, .words strong")).ToHaveCountAsync(0);
        Assert.Empty(chat.Troubles);
    }

    [BrowserFact]
    public async Task Pictures_are_shown_with_their_words_and_files_are_to_keep()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.SayAsync("alex", "picture");
        var picture = chat.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "The bridge, hips high" });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);

        await chat.SayAsync("alex", "file");
        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "lowerback-export" }).ClickAsync());
        Assert.Equal("lowerback-export.json", download.SuggestedFilename);
    }
}
