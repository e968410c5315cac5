using System.Net.Http.Json;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Worker.Tests;

/// <summary>
/// A team as two people live it: made in their group, joined by a press, kept for three days by whoever shows up. The real program
/// with its schedule closes the days; the coach's clock is moved past three in the morning, and where the real one stands does not matter.
/// </summary>
[Collection(ChromiumTests.Name)]
public sealed class TeamJourneyTests(ChromiumFixture chromium)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [BrowserFact]
    public async Task Two_people_keep_three_days_together()
    {
        await using var worker = await HostedWorker.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, worker.Address, width: 390, height: 844, phone: true);

        foreach (var person in new[] { "alex", "sam" })
        {
            await chat.SwitchAsync(person);
            await JourneyTests.WayInAsync(chat, person: person);
        }

        await chat.SwitchAsync("group");
        await chat.SayAsync("group", "/team new Spine Club");
        await chat.PressAsync("group", "Show my name");
        await Expect(chat.Message("group", "It begins tomorrow.")).ToBeVisibleAsync();
        await KeepAsync(chat, "1-made");
        await chat.Pane("group").GetByText("as Sam").ClickAsync();
        await chat.PressAsync("group", "I'm in");
        await chat.PressAsync("group", "Show my name");
        await Expect(chat.Message("group", "New, counts from tomorrow: Alex, Sam")).ToBeVisibleAsync();
        await KeepAsync(chat, "2-joined");

        await NextMorningAsync(worker);
        await CheckInAsync(chat, "alex");
        await CheckInAsync(chat, "sam");
        await chat.SwitchAsync("group");
        await Expect(chat.Message("group", "Done: Alex, Sam")).ToBeVisibleAsync();
        await Expect(chat.Message("group", "Today is kept: 2 of 2.")).ToBeVisibleAsync();
        await KeepAsync(chat, "3-both");

        await NextMorningAsync(worker);
        await Expect(chat.Message("group", "This day was kept: 2 of 2.")).ToBeVisibleAsync();
        await CheckInAsync(chat, "sam");
        await chat.SwitchAsync("group");
        await Expect(chat.Message("group", "Today is kept: 1 of 2.")).ToBeVisibleAsync();
        await KeepAsync(chat, "4-one");

        await NextMorningAsync(worker);
        await chat.SwitchAsync("alex");
        await chat.SayAsync("alex", "/routine rest");
        await chat.PressAsync("alex", "Rest today");
        await chat.SwitchAsync("group");
        await Expect(chat.Message("group", "Rest day: Alex")).ToBeVisibleAsync();
        await Expect(chat.Message("group", "3 days in a row, 3 kept in all.")).ToBeVisibleAsync();

        await NextMorningAsync(worker);
        await AdvanceAsync(worker, "PT45M");
        await Expect(chat.Message("group", "Spine Club has kept 3 days together")).ToBeVisibleAsync();
        // Who did not show up on a day that is over is named nowhere.
        await Expect(chat.Message("group", "Not yet")).ToHaveCountAsync(0);
        await Expect(chat.Message("group", "3 days in a row, 3 kept in all.")).ToBeVisibleAsync();
        await KeepAsync(chat, "5-three");
        await chat.SwitchAsync("sam");
        await chat.SayAsync("sam", "/streak");
        await Expect(chat.Messages("sam").Last.GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await KeepAsync(chat, "6-streak");
        Assert.Empty(chat.Troubles);

        await using var desk = await ChatPage.OpenAsync(chromium.Browser, worker.Address, width: 1440, height: 900);
        await desk.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Side by side" }).ClickAsync();
        await Expect(desk.Message("group", "Spine Club has kept 3 days together")).ToBeVisibleAsync();
        await KeepAsync(desk, "desk");
        Assert.Empty(desk.Troubles);
    }

    private static async Task CheckInAsync(ChatPage chat, string person)
    {
        await chat.SwitchAsync(person);
        await chat.SayAsync(person, "/checkin");
        await Expect(chat.Message(person, "how is your back right now").Last).ToBeVisibleAsync();
        await chat.SayAsync(person, "2");
        await Expect(chat.Message(person, "How long did you sleep").Last).ToBeVisibleAsync();
    }

    /// <summary>A picture in the light and one in the dark.</summary>
    private static async Task KeepAsync(ChatPage chat, string at)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await chat.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await chat.KeepAsync($"team-{at}-{scheme}");
        }
    }

    private static Task NextMorningAsync(HostedWorker worker) => MoveAsync(worker, new { to = "next-morning", zone = Berlin.Id });

    private static Task AdvanceAsync(HostedWorker worker, string by) => MoveAsync(worker, new { advance = by });

    private static async Task MoveAsync(HostedWorker worker, object how)
    {
        using var http = worker.Client();
        using var moved = await http.PostAsJsonAsync(new Uri("/api/clock", UriKind.Relative), how);
        moved.EnsureSuccessStatusCode();
    }
}
