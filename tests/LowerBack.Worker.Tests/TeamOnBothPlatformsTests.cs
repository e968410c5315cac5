using System.Text.RegularExpressions;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Worker.Tests;

/// <summary>A team of five over the wires of both platforms: Ann and Ben in a channel, Cleo, Dan and Eve in a group.</summary>
public sealed partial class TeamOnBothPlatformsTests : IAsyncLifetime
{
    /// <summary>Before the night in which Berlin's clocks go forward.</summary>
    private static readonly Instant Friday = Instant.FromUtc(2026, 3, 27, 9, 0);

    private readonly MovedClock _clock = new(Friday);
    private FakeTelegramServer _telegram = null!;
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;
    private FakeDiscord.User _ann = null!;
    private FakeDiscord.User _ben = null!;
    private FakeTelegram.User[] _trio = null!;
    private Channel _channel = null!;
    private long _group;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        _discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        _worker = await HostedWorker.StartAsync(
            services => services.AddSingleton<IClock>(_clock), [.. TelegramPhone.Settings(_telegram), .. DiscordPhone.Settings(_discord)]);
        await _discord.Gateway.ReadyAsync();
        (_ann, _ben) = (_discord.App.AddUser(), _discord.App.AddUser("Ben"));
        var server = _discord.App.AddGuild("Office", [_ben]);
        _discord.App.Join(_ann, server, Permissions.Usual | Permissions.ManageGuild);
        _channel = _discord.App.AddChannel(server, "backs");
        _trio = [_telegram.Bot.AddUser("Cleo"), _telegram.Bot.AddUser("Dan"), _telegram.Bot.AddUser("Eve")];
        _group = _telegram.Bot.AddChat(ChatKind.Group, "Backs", _trio).Id;
        _telegram.Bot.Place(_trio[0], _group, Standing.Administrator);
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Five_people_keep_a_streak_across_a_change_of_the_clocks_a_group_that_moves_and_a_channel_that_is_deleted()
    {
        await EverybodyComesInAsync();
        await TheTeamGathersAsync();

        // Saturday: what somebody does in the group's private chat shows in the channel.
        _clock.Set(Friday + Duration.FromDays(1));
        await DaysAreClosedAsync(1);
        await ChecksInAsync(_trio[1]);
        await BothShowAsync("Done: Dan");
        await ChecksInAsync(_trio[0]);
        await OnDiscord(_ben).SendsAsync("checkin", "10");
        await OnDiscord(_ben).PressesAsync("2");
        await BothShowAsync("3 of 5.");
        Assert.Single(Boards(), board => board.Contains("28 Mar", StringComparison.Ordinal));
        Assert.DoesNotContain(Boards(), board => board.Contains("2 of 10", StringComparison.Ordinal));

        // In the evening a kind word comes from one platform to the other, with its buttons.
        await OnDiscord(_ann).SendsAsync("team", "You are Ann on the board", ("what", "me Ann"));
        await new TelegramPhone(_telegram, _trio[1]).SaysAsync("/nudge ann", "Ann will hear from you");
        _clock.Set(Instant.FromUtc(2026, 3, 28, 18, 5));
        await UntilAsync(() => Said(_ann).Contains("Dan", StringComparison.Ordinal), () => Said(_ann));
        await OnDiscord(_ann).PressesAsync("Mute Dan", "no word of theirs reaches you");

        // Sunday has 23 hours in Berlin; its board comes with whoever is first.
        _clock.Set(Instant.FromUtc(2026, 3, 29, 1, 30));
        await DaysAreClosedAsync(2);
        _clock.Set(Instant.FromUtc(2026, 3, 29, 9, 0));
        await ChecksInAsync(_trio[1]);
        await BothShowAsync("29 Mar");

        // The group becomes a supergroup; its board comes anew there and goes on.
        _group = _telegram.Bot.Migrate(_group).Id;
        await ChecksInAsync(_trio[0]);
        await BothShowAsync("Done: Dan, 1 more");

        // Somebody blocks the bot: they are still in the team, and nothing of it fails.
        _telegram.Bot.Block(_trio[2]);
        // The channel is deleted: the team goes on in the group.
        _discord.App.Delete(_channel);
        _clock.Set(Instant.FromUtc(2026, 3, 30, 9, 0));
        await DaysAreClosedAsync(3);
        await ChecksInAsync(_trio[1]);
        await UntilAsync(() => Group().Contains("30 Mar", StringComparison.Ordinal), Group);
        await UntilAsync(() => _telegram.Bot.Said(_group).Any(message => message.Text?.Contains("your week", StringComparison.Ordinal) == true), Group);

        Assert.Equal([null, true, false], (await DaysAsync()).Select(day => day.Kept));
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private async Task EverybodyComesInAsync()
    {
        foreach (var one in new[] { _ann, _ben })
        {
            var phone = OnDiscord(one);
            await phone.UntilAsync(() => _discord.App.CommandsFor(one, _discord.App.Direct(one)).Count > 0);
            await phone.SendsAsync("start", "Hi, I'm LowerBack");
            await phone.PassesTheSafetyCheckAsync();
            await phone.SendsAsync("start", "Berlin", ("place", "Berlin"));
            await phone.AnswersTheQuestionsAsync();
        }

        foreach (var one in _trio)
            await new TelegramPhone(_telegram, one).ComesInAsync();
    }

    private async Task TheTeamGathersAsync()
    {
        var inChannel = OnDiscord(_ann).At(_channel);
        await inChannel.SendsAsync("team", "its board comes to this chat", ("what", "new Spine Club"));
        await UntilAsync(() => Channel().Contains("It begins tomorrow", StringComparison.Ordinal), Channel);
        _discord.App.Press(_ben, "I'm in", _channel);
        await UntilAsync(() => Channel().Contains("New, counts from tomorrow: 2", StringComparison.Ordinal), Channel);

        _telegram.Bot.Say(_trio[0], $"/team@{_telegram.Bot.Identity.Username} here {await CodeAsync("chat")}", _group);
        await UntilAsync(() => Group().Contains("Spine Club", StringComparison.Ordinal), Group);
        foreach (var one in _trio)
        {
            var code = await CodeAsync("invite");
            await new TelegramPhone(_telegram, one).SaysAsync($"/start team_{code.Replace("-", "", StringComparison.Ordinal)}", "Welcome to Spine Club");
        }

        await new TelegramPhone(_telegram, _trio[1]).PressesAsync("Show my name", "You are Dan");
        await BothShowAsync("New, counts from tomorrow: Dan, 4 more");
    }

    private async Task<string> CodeAsync(string verb)
    {
        var phone = OnDiscord(_ann);
        await phone.SendsAsync("team", "It ", ("what", verb));
        return CodeForm().Matches(phone.Screen)[^1].Value;
    }

    private async Task ChecksInAsync(FakeTelegram.User who)
    {
        var phone = new TelegramPhone(_telegram, who);
        await phone.SaysAsync("/checkin", "10");
        await phone.PressesAsync("2");
    }

    private DiscordPhone OnDiscord(FakeDiscord.User who) => new(_discord, who, _discord.App.Direct(who));

    private string Said(FakeDiscord.User to) => _discord.App.Said(_discord.App.Direct(to)).Select(message => message.Text).LastOrDefault() ?? "";

    private IEnumerable<string> Boards() => _discord.App.Said(_channel).Select(message => message.Text).Where(IsBoard);

    private string Channel() => Boards().LastOrDefault() ?? "";

    private string Group() => _telegram.Bot.Said(_group).Select(message => message.Text ?? "").LastOrDefault(IsBoard) ?? "";

    private static bool IsBoard(string text) => text.Contains(" · ", StringComparison.Ordinal);

    private Task BothShowAsync(string words) => UntilAsync(
        () => Channel().Contains(words, StringComparison.Ordinal) && Group().Contains(words, StringComparison.Ordinal), () => $"{Channel()}\n---\n{Group()}");

    private async Task DaysAreClosedAsync(int days)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while ((await DaysAsync()).Count < days)
            await Task.Delay(50, patience.Token);
    }

    private async Task<IReadOnlyList<TeamDay>> DaysAsync()
    {
        await using var db = await _worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        return await db.TeamDays.AsNoTracking().OrderBy(day => day.Day).ToListAsync();
    }

    private async Task UntilAsync(Func<bool> there, Func<string> screen)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (!there())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"It did not come.\n{screen()}\n{string.Join('\n', _telegram.Violations)}\n{string.Join('\n', _discord.Violations)}");
            await Task.Delay(10);
        }
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
