using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Worker.Tests;

/// <summary>
/// The first command of the README as a newcomer lives it: the real program, the real page, the real coach, from the
/// welcome to a finished session and on to the next morning.
/// </summary>
[Collection(ChromiumTests.Name)]
public sealed class JourneyTests(ChromiumFixture chromium)
{
    [BrowserFact]
    public Task On_a_phone_in_the_light() => OnAPhoneAsync(ColorScheme.Light);

    [BrowserFact]
    public Task On_a_phone_in_the_dark() => OnAPhoneAsync(ColorScheme.Dark);

    [BrowserFact]
    public async Task At_a_desk_two_people_and_a_group_side_by_side()
    {
        await using var worker = await HostedWorker.StartAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var chat = await ChatPage.OpenAsync(chromium.Browser, worker.Address, width: 1440, height: 900, scheme: scheme);
            if (scheme == ColorScheme.Light)
            {
                await WayInAsync(chat);
                await chat.PressAsync("alex", "Did it");
            }

            await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Side by side" }).ClickAsync();
            await chat.SayAsync("sam", "/start");
            await Expect(chat.Message("sam", "Hi, I'm LowerBack").Last).ToBeVisibleAsync();
            await chat.SayAsync("alex", "/routine");
            await Expect(chat.Message("alex", "Warm-up").Last).ToBeVisibleAsync();
            await chat.SayAsync("group", "/routine");
            await Expect(chat.Message("group", "Only you can see this").Last).ToBeVisibleAsync();
            await chat.KeepAsync($"journey-desk-{scheme}");
            Assert.Empty(chat.Troubles);
        }
    }

    private async Task OnAPhoneAsync(ColorScheme scheme)
    {
        await using var worker = await HostedWorker.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, worker.Address, width: 390, height: 844, scheme: scheme, phone: true);
        await WayInAsync(chat, at => chat.KeepAsync($"journey-phone-{scheme}-{at}"));
        await chat.PressAsync("alex", "Show today's routine");
        await Expect(chat.Message("alex", "Your first session")).ToBeVisibleAsync();
        await chat.KeepAsync($"journey-phone-{scheme}-routine");
        await chat.PressAsync("alex", "Done");
        await chat.PressAsync("alex", "Working");
        await Expect(chat.Message("alex", "the most pain")).ToBeVisibleAsync();
        await chat.KeepAsync($"journey-phone-{scheme}-pain");
        await chat.PressAsync("alex", "1");
        await Expect(chat.Message("alex", "Tomorrow")).ToBeVisibleAsync();
        await Expect(chat.Message("alex", "Shall I ask you each day")).ToBeVisibleAsync();

        await chat.Page.Locator(".clock-face").ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next morning" }).ClickAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.SayAsync("alex", "/routine");
        await Expect(chat.Message("alex", "Today: ").Last).ToBeVisibleAsync();
        await chat.SayAsync("alex", "my chest hurts and I fainted");
        await chat.PressAsync("alex", "Yes");
        await chat.PressAsync("alex", "Yes");
        await Expect(chat.Message("alex", "Please stop here")).ToBeVisibleAsync();
        await chat.KeepAsync($"journey-phone-{scheme}-stop");
        Assert.Empty(chat.Troubles);
    }

    /// <summary>Consent, twenty times no, the questions.</summary>
    internal static async Task WayInAsync(ChatPage chat, Func<string, Task>? keep = null, string person = "alex")
    {
        await chat.PressAsync(person, "Tap to /start");
        await Expect(chat.Message(person, "Hi, I'm LowerBack")).ToBeVisibleAsync();
        await (keep?.Invoke("welcome") ?? Task.CompletedTask);
        await chat.PressAsync(person, "I agree, I'm 18 to 64");
        for (var question = 1; question < 20; question++)
        {
            await Expect(chat.Message(person, $"Safety check, {question} of 20")).ToBeVisibleAsync();
            if (question == 4 && keep is not null)
                await keep("screen");
            await chat.PressAsync(person, "No");
        }

        await chat.PressAsync(person, "None of these");
        await chat.SayAsync(person, "Munich");
        await Expect(chat.Message(person, "Munich, Germany")).ToBeVisibleAsync();
        await (keep?.Invoke("zone") ?? Task.CompletedTask);
        foreach (var answer in new[] { "Yes, that's right", "10 minutes", "Resistance band", "Continue", "New, or coming back", "Neither", "Nothing of these" })
            await chat.PressAsync(person, answer);
        await Expect(chat.Message(person, "Here is your first minute")).ToBeVisibleAsync();
    }
}

/// <summary>Browser tests share the browser and take turns: the machines that build have two cores.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "chromium";
}
