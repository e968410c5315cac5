using System.Net.Http.Json;
using LowerBack.Coaching.Storage;
using LowerBack.TestKit.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Worker.Tests;

/// <summary>
/// The check-in as a member lives it: turned on with one tap, there at 08:30 the next morning, answered in four taps. The real
/// program with its schedule; the coach's clock is moved, and where the real one stands does not matter.
/// </summary>
[Collection(ChromiumTests.Name)]
public sealed class CheckInJourneyTests(ChromiumFixture chromium)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [BrowserFact]
    public Task On_a_phone_in_the_light() => OnAPhoneAsync(ColorScheme.Light);

    [BrowserFact]
    public Task On_a_phone_in_the_dark() => OnAPhoneAsync(ColorScheme.Dark);

    private async Task OnAPhoneAsync(ColorScheme scheme)
    {
        await using var worker = await HostedWorker.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, worker.Address, width: 390, height: 844, scheme: scheme, phone: true);
        Task KeepAsync(string at) => chat.KeepAsync($"checkin-phone-{scheme}-{at}");

        await JourneyTests.WayInAsync(chat);
        await chat.PressAsync("alex", "Did it");
        await Expect(chat.Message("alex", "Shall I ask you each day")).ToBeVisibleAsync();
        await KeepAsync("1-offer");
        await chat.PressAsync("alex", "08:30");
        await Expect(chat.Message("alex", "Check-in: every day at 08:30")).ToBeVisibleAsync();
        await chat.SayAsync("alex", "/routine 5 mobility");
        await chat.PressAsync("alex", "Done");
        await chat.PressAsync("alex", "1");
        await Expect(chat.Message("alex", "That counts")).ToBeVisibleAsync();

        await chat.Page.Locator(".clock-face").ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next morning" }).ClickAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        using (var http = worker.Client())
        {
            using var moved = await http.PostAsJsonAsync(new Uri("/api/clock", UriKind.Relative), new { advance = "PT3M" });
            moved.EnsureSuccessStatusCode();
        }

        var asked = chat.Message("alex", "how is your back right now");
        await Expect(asked).ToBeVisibleAsync();
        await using (var db = await worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync())
        {
            // Members are spread over three minutes; when it arrived depends on this machine, and when it was due does not.
            var due = (await db.Outbox.SingleAsync()).DueAt.InZone(Berlin).LocalDateTime;
            Assert.Equal(IsoDayOfWeek.Tuesday, due.DayOfWeek);
            Assert.InRange(due.TimeOfDay, new LocalTime(8, 30), new LocalTime(8, 33));
        }

        await KeepAsync("2-asked");

        await chat.PressAsync("alex", "All at once");
        await Expect(chat.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await KeepAsync("3-form");
        await chat.Page.Keyboard.PressAsync("Escape");
        foreach (var tap in new[] { "2", "7 to 8 h", "Yes, as usual", "What is planned" })
            await chat.PressAsync("alex", tap);
        await Expect(chat.Message("alex", "Noted: pain 2, sleep 7 to 8 h")).ToBeVisibleAsync();
        await KeepAsync("4-answered");

        await chat.SayAsync("alex", "/flare");
        for (var question = 1; question <= 7; question++)
        {
            await Expect(chat.Message("alex", $"Safety check, {question} of 7")).ToBeVisibleAsync();
            await chat.PressAsync("alex", "No");
        }

        await Expect(chat.Message("alex", "Gentle days until")).ToBeVisibleAsync();
        await KeepAsync("5-flare");
        await chat.PressAsync("alex", "Today's gentle plan");
        await Expect(chat.Message("alex", "Gentle day 1 of 3")).ToBeVisibleAsync();
        await KeepAsync("6-gentle");
        Assert.Empty(chat.Troubles);
    }
}
