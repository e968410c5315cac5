using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Playground.Tests.Browser;

/// <summary>A form on the page: filled in by mouse or keyboard, sent once, and nothing of it lost where the line breaks.</summary>
[Collection(ChromiumTests.Name)]
public sealed class FormTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public async Task It_shows_what_stands_and_what_is_sent_changes_the_message()
    {
        await using var chat = await OpenAsync();
        var form = Form(chat);
        await Expect(form.GetByLabel("Time zone")).ToHaveValueAsync("Berlin");
        await Expect(form.GetByLabel("Minutes")).ToHaveValueAsync("10");
        await Expect(form.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Checked = true })).ToHaveCountAsync(3);
        await form.GetByLabel("Time zone").FillAsync("Lisbon");
        await form.GetByLabel("Minutes").SelectOptionAsync("20 minutes");
        await form.GetByLabel("Wed").UncheckAsync();
        await form.GetByLabel("Anything else?").FillAsync("<b>stiff</b>");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" }).ClickAsync();

        await Expect(form).ToHaveCountAsync(0);
        await Expect(chat.Message("alex", "Saved: Lisbon, 20 minutes, 0+4. <b>stiff</b>")).ToBeVisibleAsync();
        await Expect(chat.Messages("alex")).ToHaveCountAsync(2);
        await Expect(chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Undo" })).ToBeFocusedAsync();
        Assert.Empty(Sent().Values.All("mood"));
        Assert.Empty(chat.Troubles);
    }

    [BrowserFact]
    public async Task It_is_filled_in_sent_and_closed_by_keyboard_alone()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.SayAsync("alex", "form");
        var opener = chat.Pane("alex").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Several at once" });
        await opener.PressAsync("Enter");
        await Expect(Form(chat).GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(Form(chat)).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        await opener.PressAsync("Enter");
        await Expect(Form(chat).GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Tab");
        await chat.Page.Keyboard.TypeAsync("Porto");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Message("alex", "Saved: Porto, 10 minutes, 0+2+4.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_must_be_filled_in_is_asked_for_before_it_is_sent()
    {
        await using var chat = await OpenAsync();
        var form = Form(chat);
        foreach (var day in new[] { "Mon", "Wed", "Fri" })
            await form.GetByLabel(day).UncheckAsync();
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" }).ClickAsync();
        await Expect(form.GetByLabel("Mon")).ToBeFocusedAsync();
        await form.GetByLabel("Sun").CheckAsync();
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" }).ClickAsync();
        await Expect(chat.Message("alex", "Saved: Berlin, 10 minutes, 6.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Where_the_line_breaks_what_was_filled_in_stays_and_is_taken_once()
    {
        await using var chat = await OpenAsync();
        var form = Form(chat);
        await form.GetByLabel("Time zone").FillAsync("Lisbon");
        // The first one arrives, and its answer is lost.
        await chat.Page.RouteAsync("**/forms", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be reached");
        await Expect(form.GetByLabel("Time zone")).ToHaveValueAsync("Lisbon");
        await chat.Page.UnrouteAsync("**/forms");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" }).ClickAsync();

        await Expect(form).ToHaveCountAsync(0);
        await Expect(chat.Message("alex", "Saved: Lisbon")).ToBeVisibleAsync();
        Assert.Single(_host.Coach.Heard.OfType<FormSubmitted>().Select(sent => sent.EventId).Distinct());
    }

    [BrowserFact]
    public Task On_a_phone_in_the_light() => LooksAsync("phone", ColorScheme.Light, width: 375, height: 740);

    [BrowserFact]
    public Task On_a_phone_in_the_dark() => LooksAsync("phone", ColorScheme.Dark, width: 360, height: 640);

    [BrowserFact]
    public Task On_a_desk_in_the_light() => LooksAsync("desk", ColorScheme.Light, width: 1440, height: 900);

    [BrowserFact]
    public Task On_a_desk_in_the_dark() => LooksAsync("desk", ColorScheme.Dark, width: 1440, height: 900);

    private async Task LooksAsync(string where, ColorScheme scheme, int width, int height)
    {
        await using var chat = await OpenAsync(width, height, scheme, phone: where == "phone");
        await chat.KeepAsync($"{where}-{scheme}-form");
        await AccessTests.CheckAsync(chat, phone: where == "phone");
        Assert.True(await chat.Page.EvaluateAsync<bool>("[...document.querySelectorAll('dialog, dialog *')].every(n => n.getBoundingClientRect().right <= innerWidth + .5)"));
        await Expect(Form(chat).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send" })).ToBeInViewportAsync();
        await Form(chat).GetByLabel("Anything else?").ScrollIntoViewIfNeededAsync();
        await Form(chat).GetByLabel("Anything else?").FillAsync("Slept badly");
        await chat.KeepAsync($"{where}-{scheme}-form-filled");
        Assert.Empty(chat.Troubles);
    }

    private FormSubmitted Sent() => Assert.Single(_host.Coach.Heard.OfType<FormSubmitted>());

    private static ILocator Form(ChatPage chat) => chat.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Several settings at once" });

    private async Task<ChatPage> OpenAsync(int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light, bool phone = false)
    {
        var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: width, height: height, scheme: scheme, phone: phone);
        await chat.SayAsync("alex", "form");
        await chat.PressAsync("alex", "Several at once");
        await Expect(Form(chat)).ToBeVisibleAsync();
        await chat.SettleAsync();
        return chat;
    }
}
