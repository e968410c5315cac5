using LowerBack.Discord;
using LowerBack.Telegram;
using LowerBack.Worker.Options;

namespace LowerBack.Worker;

/// <summary>The real chat platforms. Each is on when its token is set.</summary>
internal static class Platforms
{
    private const string DiscordToken = $"{DiscordOptions.Section}:{nameof(DiscordOptions.Token)}";
    private const string TelegramToken = $"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}";

    /// <summary>The settings whose presence turns a platform on.</summary>
    private static readonly string[] TokenKeys = [DiscordToken, TelegramToken];

    /// <summary>Whether people can reach the coach from outside, so that the Playground is not wanted unless asked for.</summary>
    public static bool AnyConfigured(IConfiguration settings) => TokenKeys.Any(key => !string.IsNullOrWhiteSpace(settings[key]));

    /// <summary>Adds Discord where it has a token.</summary>
    /// <returns>Whether it has one.</returns>
    public static bool AddDiscordIfConfigured(this WebApplicationBuilder builder)
    {
        var discord = builder.AddSection<DiscordOptions, DiscordOptionsValidator>(DiscordOptions.Section);
        if (string.IsNullOrWhiteSpace(discord.Token))
            return false;
        builder.Services.AddDiscord();
        return true;
    }

    /// <summary>Adds Telegram where it has a token.</summary>
    /// <returns>Whether it has one.</returns>
    public static bool AddTelegramIfConfigured(this WebApplicationBuilder builder)
    {
        var telegram = builder.AddSection<TelegramOptions, TelegramOptionsValidator>(TelegramOptions.Section);
        if (string.IsNullOrWhiteSpace(telegram.Token))
            return false;
        builder.Services.AddTelegram();
        return true;
    }
}
