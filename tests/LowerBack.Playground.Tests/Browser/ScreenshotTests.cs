using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Playground.Tests.Browser;

/// <summary>
/// Plays one conversation on a phone and on a desk, light and dark. Where LOWERBACK_SCREENSHOTS names a folder, what it
/// looks like is kept there for a person to look at.
/// </summary>
[Collection(ChromiumTests.Name)]
public sealed class ScreenshotTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public Task A_phone_in_the_light() => OnAPhoneAsync(ColorScheme.Light);

    [BrowserFact]
    public Task A_phone_in_the_dark() => OnAPhoneAsync(ColorScheme.Dark);

    [BrowserFact]
    public Task A_desk_in_the_light() => OnADeskAsync(ColorScheme.Light);

    [BrowserFact]
    public Task A_desk_in_the_dark() => OnADeskAsync(ColorScheme.Dark);

    private async Task OnAPhoneAsync(ColorScheme scheme)
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: 390, height: 844, scheme: scheme, phone: true);
        await chat.KeepAsync($"phone-{scheme}-1-empty");
        await PlayAsync(chat);
        await chat.KeepAsync($"phone-{scheme}-2-routine");
        await chat.PressAsync("alex", "Swap a move");
        // Resting on it keeps it, however long the picture takes.
        await chat.Page.Locator(".toast").HoverAsync();
        await chat.KeepAsync($"phone-{scheme}-3-toast");
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dismiss" }).ClickAsync();
        await chat.SayAsync("alex", "/checkin");
        await Expect(chat.Message("alex", "How much does")).ToBeVisibleAsync();
        await chat.Box("alex").PressSequentiallyAsync("/");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await chat.KeepAsync($"phone-{scheme}-4-menu");
        await chat.Box("alex").FillAsync("");
        await chat.Page.Locator(".clock-face").ClickAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next morning" })).ToBeVisibleAsync();
        await chat.KeepAsync($"phone-{scheme}-5-clock");
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.SwitchAsync("group");
        await GroupAsync(chat);
        await chat.KeepAsync($"phone-{scheme}-6-group");
        Assert.Empty(chat.Troubles);
        _host.Coach.Thinking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await chat.SwitchAsync("sam");
        await chat.SayAsync("sam", "Is anybody there?");
        await Expect(chat.Pane("sam").Locator(".dots")).ToBeVisibleAsync();
        await chat.Page.RouteAsync("**/messages", route => route.AbortAsync());
        _host.Coach.Thinking.SetResult();
        await Expect(chat.Message("sam", "You said")).ToBeVisibleAsync();
        _host.Coach.Thinking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var unanswered = _host.TypeAsync("And from the terminal", "sam");
        await chat.SayAsync("sam", "This one is lost on its way, or is it? It stays in the box until it has arrived.");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(chat.Pane("sam").Locator(".dots")).ToBeVisibleAsync();
        await chat.KeepAsync($"phone-{scheme}-7-trouble");
        _host.Coach.Thinking.SetResult();
        await unanswered;
    }

    private async Task OnADeskAsync(ColorScheme scheme)
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: 1440, height: 900, scheme: scheme);
        await chat.KeepAsync($"desk-{scheme}-1-empty");
        await PlayAsync(chat);
        await chat.KeepAsync($"desk-{scheme}-2-routine");
        await chat.PressAsync("alex", "Swap a move");
        await chat.Page.Locator(".toast").HoverAsync();
        await chat.Box("alex").FillAsync("/r");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await chat.KeepAsync($"desk-{scheme}-3-menu");
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dismiss" }).ClickAsync();
        await chat.Box("alex").FillAsync("");
        await chat.SwitchAsync("group");
        await GroupAsync(chat);
        await chat.KeepAsync($"desk-{scheme}-4-group");
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Side by side" }).ClickAsync();
        await chat.SayAsync("sam", "/start");
        await Expect(chat.Message("sam", "Welcome")).ToBeVisibleAsync();
        await chat.SayAsync("sam", "file");
        await Expect(chat.Message("sam", "Your data")).ToBeVisibleAsync();
        await chat.KeepAsync($"desk-{scheme}-5-side");
        Assert.Empty(chat.Troubles);
    }

    private async Task PlayAsync(ChatPage chat)
    {
        await chat.PressAsync("alex", "Tap to /start");
        await Expect(chat.Message("alex", "Are you 18")).ToBeVisibleAsync();
        await chat.PressAsync("alex", "Yes, I am");
        await Expect(chat.Message("alex", "Since when")).ToBeVisibleAsync();
        await _host.AskAsync("clock", new { to = "next-morning", zone = "Europe/Berlin" });
        await chat.SayAsync("alex", "Slept well, a little stiff this morning");
        await Expect(chat.Message("alex", "You said")).ToBeVisibleAsync();
        await chat.SayAsync("alex", "/routine");
        await Expect(chat.Message("alex", "Today: main day")).ToBeVisibleAsync();
        Assert.True(_host.Clock.Ahead > Duration.Zero);
    }

    private async Task GroupAsync(ChatPage chat)
    {
        await _host.TypeAsync("Morning! Anyone up for ten minutes?", "sam", "group");
        await chat.SayAsync("group", "/routine");
        await Expect(chat.Message("group", "Only you can see this")).ToBeVisibleAsync();
    }
}
