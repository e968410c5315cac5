using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram;

/// <summary>How the coach is reached in Telegram. The platform is on when the token is set.</summary>
public sealed partial class TelegramOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Telegram";

    /// <summary>Telegram's own address.</summary>
    public const string PublicApi = "https://api.telegram.org";

    /// <summary>What BotFather gives out; a secret. Null: no Telegram.</summary>
    public string? Token { get; set; }

    /// <summary>Where the Bot API answers.</summary>
    public string BaseUrl { get; set; } = PublicApi;

    /// <summary>Messages a second to all chats together, 1 to 1000 (100 000 elsewhere): 30 is what Telegram gives, more is paid for.</summary>
    public int MessagesPerSecond { get; set; } = 30;

    /// <summary>Telegram calls the coach instead of being asked.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Token))
            yield break;
        // Never the value itself: a token with one letter too many is still nearly a token.
        if (!TokenShape().IsMatch(Token))
            yield return new("Telegram:Token is not a bot token. Ask @BotFather for one with /newbot; it looks like 123456789:AAF3x… with 35 signs after the colon.");
        if (!IsWeb(BaseUrl))
            yield return new($"Telegram:BaseUrl is not a web address. Remove it, or write it like this: {PublicApi}");
        if (MessagesPerSecond < 1 || MessagesPerSecond > MostPerSecond)
            yield return new($"Telegram:MessagesPerSecond is {MessagesPerSecond}. Set it to 30, or up to {MostPerSecond} if you may send more.");
        if (Webhook.Url is { Length: > 0 } url)
        {
            if (!IsWeb(url))
                yield return new("Telegram:Webhook:Url is not a web address. Write it like this: https://coach.example.org/telegram/a-long-random-word");
            else if (new Uri(url).Query.Length > 0 || new Uri(url).AbsolutePath == "/")
                yield return new("Telegram:Webhook:Url needs a path of its own and no question mark. Write it like this: https://coach.example.org/telegram/a-long-random-word");
            if (!SecretShape().IsMatch(Webhook.Secret ?? ""))
                yield return new("Telegram:Webhook:Secret is missing or has other signs than A-Z, a-z, 0-9, _ and -. Set it to the output of: openssl rand -hex 32");
        }
    }

    /// <summary>What Telegram sells; a server of one's own sets its own bounds.</summary>
    private int MostPerSecond => BaseUrl == PublicApi ? 1_000 : 100_000;

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    /// <summary>Real ones have 35 signs after the colon. One that was cut off is told by Telegram, at the start.</summary>
    [GeneratedRegex(@"\A[1-9][0-9]{0,18}:[A-Za-z0-9_-]{4,70}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SecretShape();
}

/// <summary>How Telegram calls the coach.</summary>
public sealed class WebhookOptions
{
    /// <summary>The address Telegram calls, as it is seen from outside; null: the coach asks Telegram instead.</summary>
    public string? Url { get; set; }

    /// <summary>A word only Telegram and the coach know, 1 to 256 of A-Z, a-z, 0-9, _ and -.</summary>
    public string? Secret { get; set; }
}

/// <summary>Checks <see cref="TelegramOptions"/>; written by the compiler.</summary>
[OptionsValidator]
public sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>;
