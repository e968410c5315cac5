using System.Text.RegularExpressions;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Storage;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>Ann over the wires of both platforms: two accounts become one person and part again.</summary>
public sealed partial class LinkOnBothPlatformsTests : IAsyncLifetime
{
    private FakeTelegramServer _telegram = null!;
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;
    private FakeDiscord.User _ann = null!;
    private DiscordPhone _onDiscord = null!;
    private TelegramPhone _onTelegram = null!;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        _discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        _worker = await HostedWorker.StartAsync(_ => { }, [.. TelegramPhone.Settings(_telegram), .. DiscordPhone.Settings(_discord)]);
        await _discord.Gateway.ReadyAsync();
        _ann = _discord.App.AddUser();
        _onDiscord = await DiscordPhone.OpenAsync(_discord, _ann);
        _onTelegram = new TelegramPhone(_telegram, _telegram.Bot.AddUser("Ann"));
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Two_accounts_become_one_person_whose_buttons_of_before_work_on_both_and_part_again()
    {
        await _onDiscord.SendsAsync("start", "Hi, I'm LowerBack");
        await _onDiscord.PassesTheSafetyCheckAsync();
        await _onDiscord.SendsAsync("start", "Berlin", ("place", "Berlin"));
        await _onDiscord.AnswersTheQuestionsAsync();
        await _onDiscord.SendsAsync("routine", "Today:");
        await _onTelegram.ComesInAsync();
        await _onTelegram.SaysAsync("/checkin", "10");

        await _onDiscord.SendsAsync("link", "You talk to me in one app");
        await _onDiscord.PressesAsync("Make a code", "/link ");
        await _onTelegram.SaysAsync("/link " + CodeForm().Matches(_onDiscord.Screen)[^1].Value, "Link Telegram and Discord?");
        await _onTelegram.PressesAsync("Link, keep Discord's settings", "Telegram and Discord are linked.");
        await _onDiscord.UntilAsync(() => _onDiscord.Screen.Contains("Your code was used", StringComparison.Ordinal));

        // From before, each on its own screen: the session's Done and the check-in's pain.
        await _onDiscord.PressesAsync("Done", "How hard");
        await _onTelegram.PressesAsync("2", "sleep");
        await using (var db = await OpenAsync())
        {
            var one = await db.Members.Include(member => member.Identities).Include(member => member.Journal).SingleAsync();
            Assert.Equal(["discord", "telegram"], one.Identities.Select(identity => identity.Platform).Order());
            Assert.Equal(["discord", "telegram"], one.Get<Accounts>().Linked.Where(account => account.Conversation is not null).Select(account => account.Platform).Order());
            Assert.Contains(one.Journal, entry => entry.Read<RoutineNote>()?.DoneAt is not null);
            Assert.Contains(one.Journal, entry => entry.Read<CheckInNote>()?.Pain == 2);
        }

        await _onDiscord.PressesAsync("Unlink Telegram", "Unlink Telegram?");
        await _onDiscord.PressesAsync("Unlink Telegram", "Telegram is unlinked");
        await _onTelegram.SaysAsync("/link", "Do you talk to me in another app already?");
        await using (var db = await OpenAsync())
            Assert.Equal("discord", (await db.Identities.SingleAsync()).Platform);

        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private Task<CoachContext> OpenAsync() => _worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
