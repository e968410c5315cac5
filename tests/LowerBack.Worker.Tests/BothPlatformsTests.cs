using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.TestKit;

namespace LowerBack.Worker.Tests;

/// <summary>One coach on two platforms at once.</summary>
public sealed class BothPlatformsTests
{
    [Fact]
    public async Task Two_people_train_with_one_coach_on_two_platforms_and_no_secret_is_let_out()
    {
        using var ears = new Eavesdropper();
        await using var telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        await using var discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        await using var worker = await HostedWorker.StartAsync(also: null, [.. TelegramPhone.Settings(telegram), .. DiscordPhone.HttpSettings(discord)]);
        await discord.App.SetEndpointAsync(new Uri(worker.Address, "/discord/interactions"));

        var (ann, ben) = (telegram.Bot.AddUser(), discord.App.AddUser("Ben"));
        await Task.WhenAll(OnTelegramAsync(new TelegramPhone(telegram, ann)), OnDiscordAsync(await DiscordPhone.OpenAsync(discord, ben)));

        using var http = worker.Client();
        await http.IsReadyAsync();
        Assert.True(telegram.Violations.Count == 0, string.Join('\n', telegram.Violations));
        Assert.True(discord.Violations.Count == 0, string.Join('\n', discord.Violations));
        Assert.DoesNotContain(worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, line => line.Contains("System.Net.Http", StringComparison.Ordinal));
        foreach (var secret in new[] { telegram.Bot.Token, discord.App.Token, discord.App.PublicKey, InteractionToken(discord, ben) })
        {
            Assert.DoesNotContain(worker.Log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(ears.Heard, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task OnTelegramAsync(TelegramPhone phone)
    {
        await phone.ComesInAsync();
        await phone.SaysAsync("/routine", "Warm-up");
    }

    private static async Task OnDiscordAsync(DiscordPhone phone)
    {
        await phone.SendsAsync("start", "Hi, I'm LowerBack");
        await phone.PassesTheSafetyCheckAsync();
        await phone.SendsAsync("start", "Munich", ("place", "Munich"));
        await phone.AnswersTheQuestionsAsync();
        await phone.SendsAsync("routine", "Warm-up");
    }

    /// <summary>What every token of an interaction here begins with.</summary>
    private static string InteractionToken(FakeDiscordServer discord, FakeDiscord.User of) =>
        discord.App.Said(of)[^1].Of!.Token[..16];
}
