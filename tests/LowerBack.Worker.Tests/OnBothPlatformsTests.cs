using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Worker.Tests;

/// <summary>Ann is on Telegram outside and on Discord at her desk, over the wires of both.</summary>
public sealed class OnBothPlatformsTests : IAsyncLifetime
{
    private static readonly Instant Friday = Instant.FromUtc(2026, 3, 27, 9, 0);

    /// <summary>From nine to the check-in at eleven in Berlin, and the minutes over which members are spread.</summary>
    private static readonly Duration ToTheCheckIn = Duration.FromMinutes(64);

    private readonly MovedClock _clock = new(Friday);
    private FakeTelegramServer _telegram = null!;
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        _discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        _worker = await HostedWorker.StartAsync(
            services => services.AddSingleton<IClock>(_clock), [.. TelegramPhone.Settings(_telegram), .. DiscordPhone.Settings(_discord)]);
        await _discord.Gateway.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task What_is_asked_outside_is_answered_at_the_desk_and_what_cannot_be_brought_there_comes_outside()
    {
        var (outside, atTheDesk) = (_telegram.Bot.AddUser("Ann"), _discord.App.AddUser());
        var phone = new TelegramPhone(_telegram, outside);
        await phone.ComesInAsync();
        await phone.SaysAsync("/remind check-in 11:00", "11:00");
        await using (var db = await OpenAsync())
            await db.LinkAsync(new Account("telegram", $"{outside.Id}", $"{outside.Id}"), new Account("discord", $"{atTheDesk.Id}"));

        _clock.Set(Friday + ToTheCheckIn);
        await phone.UntilAsync(() => phone.Screen.Contains("how is your back right now", StringComparison.Ordinal));
        var desk = await DiscordPhone.OpenAsync(_discord, atTheDesk);
        await desk.SendsAsync("checkin", "how is your back right now");
        await desk.PressesAsync("2", "How long did you sleep?");
        await phone.UntilAsync(() => phone.Screen.Contains("Answered on Discord. Nothing more to do here.", StringComparison.Ordinal));
        Assert.DoesNotContain("how is your back right now", phone.Screen, StringComparison.Ordinal);

        _discord.App.SetDoor(atTheDesk, Door.RefusesMessages);
        _clock.Set(Friday + Duration.FromDays(1) + ToTheCheckIn);
        await phone.UntilAsync(() => phone.Screen.Contains("how is your back right now", StringComparison.Ordinal));
        Assert.Equal([null, null, "discord"], (await AllSentAsync()).Select(message => message.TriedOn));
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private Task<CoachContext> OpenAsync() => _worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    /// <summary>What was said first, once what came of it is written down.</summary>
    private async Task<IReadOnlyList<OutboxMessage>> AllSentAsync()
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (true)
        {
            await using (var db = await OpenAsync())
            {
                var all = await db.Outbox.AsNoTracking().OrderBy(message => message.Day).ThenBy(message => message.TryAt).ToListAsync(patience.Token);
                if (all.TrueForAll(message => message.State == OutboxState.Sent))
                    return all;
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
