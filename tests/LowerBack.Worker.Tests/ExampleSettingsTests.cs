using System.Text.Json;
using LowerBack.Data.Sqlite;
using LowerBack.Discord;
using LowerBack.Telegram;
using LowerBack.Worker.Options;
using Microsoft.Extensions.Configuration;

namespace LowerBack.Worker.Tests;

public sealed class ExampleSettingsTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "appsettings.example.json");

    [Fact]
    public void The_example_is_strict_JSON_and_binds_to_the_defaults()
    {
        using var strict = JsonDocument.Parse(File.ReadAllText(Example));
        var settings = new ConfigurationBuilder().AddJsonFile(Example).Build();
        var storage = settings.GetSection(StorageOptions.Section).Get<StorageOptions>()!;
        Assert.Equal((StorageProvider.Sqlite, SqliteStore.DefaultConnectionString), (storage.Provider, storage.ConnectionString));
        Assert.Null(settings.GetSection(PlaygroundOptions.Section).Get<PlaygroundOptions>()?.Enabled);
        Assert.Equal("http://localhost:5080", settings["Urls"]);
        var telegram = settings.GetSection(TelegramOptions.Section).Get<TelegramOptions>()!;
        var usual = new TelegramOptions();
        Assert.Equal((usual.Token, usual.BaseUrl, usual.MessagesPerSecond), (telegram.Token, telegram.BaseUrl, telegram.MessagesPerSecond));
        Assert.Equal((null, null), (telegram.Webhook.Url, telegram.Webhook.Secret));
        var discord = settings.GetSection(DiscordOptions.Section).Get<DiscordOptions>()!;
        var ours = new DiscordOptions();
        Assert.Equal((ours.Token, ours.ApplicationId, ours.BaseUrl), (discord.Token, discord.ApplicationId, discord.BaseUrl));
        Assert.Equal((ours.Mode, ours.PublicKey, ours.Shards), (discord.Mode, discord.PublicKey, discord.Shards));
    }

    [Theory]
    [InlineData(StorageOptions.Section, typeof(StorageOptions))]
    [InlineData(PlaygroundOptions.Section, typeof(PlaygroundOptions))]
    [InlineData(DiscordOptions.Section, typeof(DiscordOptions))]
    [InlineData(TelegramOptions.Section, typeof(TelegramOptions))]
    [InlineData($"{TelegramOptions.Section}:Webhook", typeof(WebhookOptions))]
    public void The_example_has_every_setting_with_a_remark(string section, Type options)
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Example));
        var there = section.Split(':').Aggregate(example.RootElement, (at, name) => at.GetProperty(name)).EnumerateObject().Select(property => property.Name);
        var wanted = options.GetProperties().SelectMany(property => new[] { "//" + property.Name, property.Name });
        Assert.Equal(wanted.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_program_starts_with_the_example_as_its_settings()
    {
        var folder = Directory.CreateTempSubdirectory("lowerback-worker-").FullName;
        File.Copy(Example, Path.Combine(folder, "appsettings.Local.json"));
        using var worker = RunningWorker.StartIn(folder, [], "--Urls=http://127.0.0.1:0");
        await worker.Opened;
        Assert.Equal((0, ""), await worker.StopAsync());
    }
}
