using LowerBack.Coaching.Storage;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>Two workers with one bot on one database: one of them listens, and the other takes over when it ends.</summary>
public sealed class WorkersTogetherTests
{
    [PostgresFact]
    public async Task Of_two_workers_one_asks_Telegram_and_the_other_takes_over_when_it_ends()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        await using var first = await HostedWorker.StartOnPostgresAsync(TelegramPhone.Settings(telegram));
        var ann = telegram.Bot.AddUser();
        var phone = new TelegramPhone(telegram, ann);
        await phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await using var second = await first.StartAnotherAsync();
        await phone.UntilAsync(() => StandsBy(second));
        await IsReadyAsync(second);
        await phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
        Assert.False(StandsBy(first));

        await first.EndAsync();
        await phone.PressesAsync("No", "Safety check, 2 of 20");
        Assert.Single(telegram.Bot.Said(ann.Id));
        await IsReadyAsync(second);
        Assert.DoesNotContain(second.Log.Lines, line => line.Contains("Another program asks", StringComparison.Ordinal));
        Assert.True(telegram.Violations.Count == 0, string.Join('\n', telegram.Violations));
    }

    [PostgresFact]
    public async Task Of_two_workers_one_is_at_the_gateway_and_the_other_takes_over_when_it_ends()
    {
        await using var discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        await using var first = await HostedWorker.StartOnPostgresAsync(DiscordPhone.Settings(discord));
        var phone = await DiscordPhone.OpenAsync(discord, discord.App.AddUser());
        await discord.Gateway.ReadyAsync();
        await phone.SendsAsync("start", "Hi, I'm LowerBack");
        await using var second = await first.StartAnotherAsync();
        await phone.UntilAsync(() => StandsBy(second));
        await IsReadyAsync(second);
        await phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
        Assert.Equal((1, 1), (discord.Gateway.Count("identify"), discord.Gateway.Connected));

        // A worker runs for longer than the five seconds that must lie between two sessions.
        discord.Time.Advance(TimeSpan.FromSeconds(6));
        await first.EndAsync();
        await phone.UntilAsync(() => discord.Gateway.Count("ready") == 2);
        await phone.PressesAsync("No", "Safety check, 2 of 20");
        Assert.Single(phone.Messages);
        await IsReadyAsync(second);
        Assert.True(discord.Violations.Count == 0, string.Join('\n', discord.Violations));
    }

    [PostgresFact]
    public async Task A_worker_whose_connection_breaks_that_says_what_it_does_lets_go_and_goes_on_once_it_may()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        await using var worker = await HostedWorker.StartOnPostgresAsync(TelegramPhone.Settings(telegram));
        var phone = new TelegramPhone(telegram, telegram.Bot.AddUser());
        await phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await EndOwnersAsync(worker);
        await phone.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("what this worker does is lost", StringComparison.Ordinal)));
        await phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
        Assert.True(telegram.Violations.Count == 0, string.Join('\n', telegram.Violations));
    }

    private static async Task EndOwnersAsync(HostedWorker worker)
    {
        await using var db = await worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'LowerBack owner' AND datname = current_database()");
    }

    private static bool StandsBy(HostedWorker worker) => worker.Log.Lines.Any(line => line.Contains("this one stands by", StringComparison.Ordinal));

    private static async Task IsReadyAsync(HostedWorker worker)
    {
        using var http = worker.Client();
        await http.IsReadyAsync();
    }
}
