using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord;

/// <summary>How the coach is reached in Discord. The platform is on when the token is set.</summary>
public sealed partial class DiscordOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Discord";

    /// <summary>Discord's own address.</summary>
    public const string PublicApi = "https://discord.com/api/v10";

    /// <summary>The bot's token from the developer portal; a secret. Null: no Discord.</summary>
    public string? Token { get; set; }

    /// <summary>The application's id; null: Discord is asked. Where it is set, a token of another application is refused.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Where the API answers, with its version.</summary>
    public string BaseUrl { get; set; } = PublicApi;

    /// <summary>How interactions come.</summary>
    public DiscordMode Mode { get; set; } = DiscordMode.Gateway;

    /// <summary>The application's public key, 64 hexadecimal digits, which proves that it is Discord who calls; for <see cref="DiscordMode.Http"/>.</summary>
    public string? PublicKey { get; set; }

    /// <summary>Connections to the gateway, 1 to 1000; one carries 2500 servers.</summary>
    public int Shards { get; set; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Token))
            yield break;
        // Never the value itself: a token with one letter too many is still nearly a token.
        if (!TokenShape().IsMatch(Token))
            yield return new("Discord:Token is not a bot token. Copy it in the developer portal under Bot, Reset Token; it has three parts with dots between them.");
        if (ApplicationId is { Length: > 0 } id && Snowflake.Read(id) is null)
            yield return new("Discord:ApplicationId is not an id. Remove it, or copy it from General Information in the developer portal; it has digits only.");
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            yield return new($"Discord:BaseUrl is not a web address. Remove it, or write it like this: {PublicApi}");
        if (Mode == DiscordMode.Http && !KeyShape().IsMatch(PublicKey ?? ""))
            yield return new("Discord:PublicKey is missing or not 64 hexadecimal digits, and Discord:Mode=Http needs it. Copy it from General Information in the developer portal.");
        if (Shards is < 1 or > 1000)
            yield return new($"Discord:Shards is {Shards}. Set it to 1, or to one for every 2500 servers, up to 1000.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{2,80}\.[A-Za-z0-9_-]{2,80}\.[A-Za-z0-9_-]{2,160}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();
}

/// <summary>How interactions come.</summary>
public enum DiscordMode
{
    /// <summary>Over a connection that the coach opens and holds; it needs no address of its own.</summary>
    Gateway,

    /// <summary>Discord calls the coach. Plain words in a direct message are not heard then.</summary>
    Http,
}

/// <summary>Checks <see cref="DiscordOptions"/>; written by the compiler.</summary>
[OptionsValidator]
public sealed partial class DiscordOptionsValidator : IValidateOptions<DiscordOptions>;
