using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>Every route there is.</summary>
internal static class RouteTable
{
    private const string Webhook = "/webhooks/{application}/{token}";
    private const string Global = "/applications/{application}/commands";
    private const string OfGuild = "/applications/{application}/guilds/{guild}/commands";

    public static readonly Route[] All =
    [
        new("POST", "/interactions/{interaction}/{token}/callback", Callbacks.Create, bucket: null) { IsInteraction = true },
        new("POST", Webhook, Webhooks.FollowUp, "webhook", "token") { IsInteraction = true },
        new("GET", Webhook + "/messages/{message}", Webhooks.Get, "webhook", "token") { IsInteraction = true },
        new("PATCH", Webhook + "/messages/{message}", Webhooks.Edit, "webhook", "token") { IsInteraction = true },
        new("DELETE", Webhook + "/messages/{message}", Webhooks.Delete, "webhook", "token") { IsInteraction = true },
        new("POST", "/channels/{channel}/messages", Messages.Create, "messages", "channel"),
        new("GET", "/channels/{channel}/messages", Messages.List, "message list", "channel"),
        new("GET", "/channels/{channel}/messages/{message}", Messages.Get, "message list", "channel"),
        new("PATCH", "/channels/{channel}/messages/{message}", Messages.Edit, "message edits", "channel"),
        new("DELETE", "/channels/{channel}/messages/{message}", Messages.Delete, "message deletes", "channel"),
        new("POST", "/channels/{channel}/typing", Channels.Type, "typing", "channel"),
        new("GET", "/channels/{channel}", Channels.Get, "channel", "channel"),
        new("POST", "/users/@me/channels", Channels.OpenDirect, "direct"),
        new("GET", "/users/@me", Account.GetUser, "me"),
        new("GET", "/applications/@me", Account.GetApplication, "application"),
        new("GET", "/oauth2/applications/@me", Account.GetApplication, "application"),
        new("GET", "/gateway", Account.GetGateway, "gateway") { IsOpen = true },
        new("GET", "/gateway/bot", Account.GetGatewayForBot, "gateway bot"),
        .. CommandRoutes(Global, major: null),
        .. CommandRoutes(OfGuild, "guild"),
    ];

    /// <summary>The route of a call; null with whether the path exists for another method.</summary>
    public static Route? Find(string method, string[] path, out bool pathExists)
    {
        pathExists = false;
        foreach (var route in All)
        {
            if (!route.Fits(path))
                continue;
            if (route.Method == method)
                return route;
            pathExists = true;
        }

        return null;
    }

    private static IEnumerable<Route> CommandRoutes(string root, string? major) =>
    [
        new("GET", root, Commands.List, "commands", major),
        new("PUT", root, Commands.Overwrite, "command overwrites", major),
        new("POST", root, Commands.Upsert, "command changes", major),
        new("GET", root + "/{command}", Commands.Get, "commands", major),
        new("PATCH", root + "/{command}", Commands.Edit, "command changes", major),
        new("DELETE", root + "/{command}", Commands.Delete, "command changes", major),
    ];
}
