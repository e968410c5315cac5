using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The bot, its application, and where the gateway is.</summary>
internal static class Account
{
    public static Answer GetUser(Call call) => Answer.Of(new Written(json =>
    {
        json.WriteStartObject();
        call.App.Bot.WriteMembers(json);
        json.WriteBoolean("mfa_enabled", value: true);
        json.WriteString("locale", call.App.Bot.Locale);
        json.WriteBoolean("verified", value: true);
        json.WriteEndObject();
    }));

    public static Answer GetGateway(Call call) => Answer.Of(new Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("url", call.App.Gateway.Url.OriginalString);
        json.WriteEndObject();
    }));

    public static Answer GetGatewayForBot(Call call) => Answer.Of(new Written(json =>
    {
        var (remaining, resetAfter) = call.App.Gateway.Starts.Left;
        json.WriteStartObject();
        json.WriteString("url", call.App.Gateway.Url.OriginalString);
        json.WriteNumber("shards", call.App.Options.Shards);
        json.WriteStartObject("session_start_limit");
        json.WriteNumber("total", call.App.Options.SessionStarts);
        json.WriteNumber("remaining", remaining);
        json.WriteNumber("reset_after", (long)resetAfter.TotalMilliseconds);
        json.WriteNumber("max_concurrency", call.App.Options.MaxConcurrency);
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    public static Answer GetApplication(Call call) => Answer.Of(new Written(json => Write(json, call.App)));

    private static void Write(Utf8JsonWriter json, FakeApp app)
    {
        json.WriteStartObject();
        json.Id("id", app.Id);
        json.WriteString("name", app.Bot.Username);
        json.WriteNull("icon");
        json.WriteString("description", "");
        json.WriteString("verify_key", app.PublicKey);
        json.WriteNumber("flags", 0);
        json.WriteString("flags_new", "0");
        json.WriteNull("type");
        json.Shape("bot", app.Bot);
        json.Shape("owner", app.Bot);
        json.WriteNull("team");
        json.Empty("redirect_uris", "eligible_oauth2_scopes");
        json.WriteNull("role_connections_verification_url");
        json.WriteNumber("explicit_content_filter", 0);
        json.WriteNumber("approximate_user_authorization_count", app.Installations);
        json.WriteBoolean("bot_public", value: true);
        json.WriteBoolean("bot_require_code_grant", value: false);
        json.TextOrNull("interactions_endpoint_url", app.Endpoint.Url?.OriginalString);
        json.WriteNumber("approximate_guild_count", app.Joined.Count);
        json.WriteNumber("approximate_user_install_count", app.Installations);
        json.WriteEndObject();
    }
}
