using System.Net;
using System.Net.Sockets;
using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Playground.Tests.Browser;

/// <summary>The page over time: the clock, broken lines, drafts, light and dark.</summary>
[Collection(ChromiumTests.Name)]
public sealed class LivingTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public async Task The_clock_moves_and_a_new_day_is_a_line_in_the_chat()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await Expect(chat.Page.GetByText("real time")).ToBeVisibleAsync();
        await chat.SayAsync("alex", "today");
        await Expect(chat.Messages("alex")).ToHaveCountAsync(2);
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "+45 min" }).ClickAsync();
        await Expect(chat.Page.GetByText("45 min ahead")).ToBeVisibleAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "+1 day" }).ClickAsync();
        await Expect(chat.Page.GetByText("1 d 45 min ahead")).ToBeVisibleAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next morning" }).ClickAsync();
        await Expect(chat.Page.Locator(".clock time")).ToContainTextAsync("08:30");
        await chat.SayAsync("alex", "later");

        await Expect(chat.Pane("alex").Locator(".day")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task What_the_coach_says_first_appears_at_once_and_calls_by_name()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, "group");
        var to = new ToConversation(new ChatAddress(new PlatformId("playground"), "group"), Calling: "sam");
        await _host.Platform.SendAsync(new Outgoing("key-1", to, "en", Scenes.Board()), CancellationToken.None);
        await Expect(chat.Messages("group")).ToHaveCountAsync(1);
        await Expect(chat.Messages("group").Locator(".calling")).ToHaveTextAsync("@Sam");
        await _host.Platform.SendAsync(new Outgoing("key-2", new ToPerson("alex"), "en", Scenes.Pain()), CancellationToken.None);
        await Expect(chat.Pane("alex").Locator("article button")).ToHaveCountAsync(11);
        Assert.Empty(chat.Troubles);
    }

    [BrowserFact]
    public async Task What_a_terminal_says_appears_at_once_and_counts_as_unread_elsewhere()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await _host.TypeAsync("hello from a terminal");
        await Expect(chat.Message("alex", "You said: hello from a terminal")).ToBeVisibleAsync();
        await _host.TypeAsync("psst", "sam");

        await Expect(chat.Page.Locator(".people button[data-conversation=sam] .unread")).ToHaveTextAsync("1 unread");
        await chat.SwitchAsync("sam");
        await Expect(chat.Page.Locator(".people button[data-conversation=sam] .unread")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_coach_that_is_away_loses_nothing_that_was_typed_and_buttons_outlive_it()
    {
        // A socket that is bound and does not listen keeps the port while nobody is there.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)held.LocalEndPoint!).Port;
        var first = await PlaygroundHost.StartAsync(port);
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, first.Address);
        await chat.SayAsync("alex", "/routine");
        await Expect(chat.Message("alex", "Today: main day")).ToBeVisibleAsync();
        await first.DisposeAsync();
        await Expect(chat.Page.GetByText("The coach is away")).ToBeVisibleAsync();
        await chat.SayAsync("alex", "are you there?");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be reached");
        await Expect(chat.Box("alex")).ToHaveValueAsync("are you there?");

        await using var second = await PlaygroundHost.StartAsync(port);
        await Expect(chat.Page.GetByText("The coach is away")).ToBeHiddenAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try again" }).ClickAsync();
        await Expect(chat.Message("alex", "You said: are you there?")).ToBeVisibleAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
        await chat.PressAsync("alex", "Shorter");
        await Expect(chat.Message("alex", "Today: main day")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_tab_that_was_hidden_catches_up_in_the_order_in_which_things_were_said()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await HideAsync(chat, true);
        await _host.TypeAsync("first, while nobody looked");
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await chat.Page.RouteAsync(IsTranscript, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await chat.Page.RunAndWaitForRequestAsync(() => HideAsync(chat, false), request => IsTranscript(request.Url));
        await _host.TypeAsync("second, live");
        await Expect(chat.Message("alex", "You said: second, live")).ToBeVisibleAsync();
        held.SetResult();

        string[] inOrder = ["first, while nobody looked", "You said: first, while nobody looked", "second, live", "You said: second, live"];
        await Expect(chat.Messages("alex").Locator(".words")).ToHaveTextAsync(inOrder);
    }

    [BrowserFact]
    public async Task A_draft_survives_a_reload()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, "sam");
        await chat.Box("sam").FillAsync("half a tho");
        await chat.Page.ReloadAsync();

        await Expect(chat.Box("sam")).ToHaveValueAsync("half a tho");
    }

    [BrowserFact]
    public async Task Dark_follows_the_system_until_somebody_chooses_and_then_stays()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, scheme: ColorScheme.Dark);
        Assert.True(await LightnessAsync(chat) < 60);
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch to light colours" }).ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch to dark colours" })).ToBeVisibleAsync();
        Assert.True(await LightnessAsync(chat) > 200);
        await chat.Page.ReloadAsync();
        Assert.True(await LightnessAsync(chat) > 200);
    }

    [BrowserFact]
    public async Task Side_by_side_shows_three_chats_and_is_remembered()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: 1440);
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Side by side" }).ClickAsync();
        await Expect(chat.Page.Locator(".pane:visible")).ToHaveCountAsync(3);
        await chat.SayAsync("group", "hello all");
        await Expect(chat.Message("group", "You said: hello all")).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".pane:visible")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task The_keyboard_goes_on_from_a_message_that_was_edited()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.SayAsync("alex", "/start");
        await Expect(chat.Message("alex", "Welcome")).ToBeVisibleAsync();
        await chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes, I am" }).FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");

        await Expect(chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Less than 6" })).ToBeFocusedAsync();
    }

    private static bool IsTranscript(string url) => url.Contains("/messages?person=", StringComparison.Ordinal);

    private static async Task HideAsync(ChatPage chat, bool hidden) => await chat.Page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, hidden);

    private static Task<int> LightnessAsync(ChatPage chat) => chat.Page.EvaluateAsync<int>(
        "() => Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
}
