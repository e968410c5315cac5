namespace LowerBack.Discord.Api;

/// <summary>A way to call Discord, as its limits see it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with names in the place of ids and tokens; this is what may be seen.</param>
/// <param name="Kind">Who calls.</param>
/// <param name="Major">The id the limit is counted for; empty where the whole bot shares it. May hold a token.</param>
internal sealed record Route(HttpMethod Method, string Template, RouteKind Kind, string Major = "")
{
    public static readonly Route Application = new(HttpMethod.Get, "applications/@me", RouteKind.Bot);
    public static readonly Route Gateway = new(HttpMethod.Get, "gateway/bot", RouteKind.Bot);
    public static readonly Route Commands = new(HttpMethod.Get, "applications/app/commands", RouteKind.Bot);
    public static readonly Route SetCommands = new(HttpMethod.Put, "applications/app/commands", RouteKind.Bot);
    public static readonly Route OpenDm = new(HttpMethod.Post, "users/@me/channels", RouteKind.Bot);
    public static readonly Route Callback = new(HttpMethod.Post, "interactions/id/token/callback", RouteKind.Callback);

    public static Route CreateMessage(Snowflake channel) => new(HttpMethod.Post, "channels/id/messages", RouteKind.Bot, channel.ToString());

    public static Route EditMessage(Snowflake channel) => new(HttpMethod.Patch, "channels/id/messages/id", RouteKind.Bot, channel.ToString());

    public static Route FollowUp(string token) => new(HttpMethod.Post, "webhooks/app/token", RouteKind.Webhook, token);

    public static Route EditOriginal(string token) => new(HttpMethod.Patch, "webhooks/app/token/messages/@original", RouteKind.Webhook, token);

    public static Route DeleteOriginal(string token) => new(HttpMethod.Delete, "webhooks/app/token/messages/@original", RouteKind.Webhook, token);

    /// <summary>The address as long as others can see it.</summary>
    public Uri Shown { get; } = new($"http://discord/{Template}");

    /// <summary>Without the major id, which may hold a token.</summary>
    public override string ToString() => $"{Method} {Template}";
}

/// <summary>Who calls, which decides on the token and on the limits.</summary>
internal enum RouteKind
{
    /// <summary>The bot, with its token; counts towards its 50 calls a second.</summary>
    Bot,

    /// <summary>Whoever holds an interaction's token; limited per interaction.</summary>
    Webhook,

    /// <summary>The first answer to an interaction: not limited, and never behind anything else.</summary>
    Callback,
}
