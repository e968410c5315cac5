using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Gateway;
using LowerBack.Discord.Menu;
using LowerBack.Discord.Receiving;
using LowerBack.Discord.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord;

/// <summary>Puts the coach into Discord.</summary>
public static class DiscordExtensions
{
    /// <summary>
    /// Adds what it needs, an <see cref="IChatPlatform"/> among it. The program adds an <see cref="ICoach"/>, <see cref="IPictures"/>, an <see cref="IOwnership"/>, a <see cref="TimeProvider"/> and
    /// <see cref="DiscordOptions"/> with a token.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services)
    {
        services.AddSingleton<DiscordHttp>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<InvalidRequests>();
        services.AddSingleton<IDiscordApi, DiscordApi>();
        services.AddSingleton<IdentifyGate>();
        services.AddSingleton<IDiscordGateway, DiscordGateway>();
        services.AddSingleton<BotAccount>();
        services.AddSingleton<DiscordWords>();
        services.AddSingleton<DiscordStanding>();
        services.AddReceiving();
        services.AddSending();
        services.AddSingleton<CommandMenu>();
        services.AddHostedService<DiscordPlatform>();
        return services;
    }

    /// <summary>Maps the address Discord calls, where interactions come over HTTP.</summary>
    public static void MapDiscord(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<DiscordOptions>>().Value.Mode != DiscordMode.Http)
            return;
        var interactions = endpoints.ServiceProvider.GetRequiredService<HttpInteractions>();
        endpoints.MapPost(HttpInteractions.Path, (HttpContext http) => interactions.TakeAsync(http));
    }

    private static void AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton<Suggestions>();
        services.AddSingleton<Intake>();
        services.AddSingleton<HttpInteractions>();
    }

    private static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<Carrier>();
        services.AddSingleton<Openings>();
        services.AddSingleton<DirectMessages>();
        services.AddSingleton<Courier>();
        services.AddSingleton<IChatPlatform, Speaker>();
    }
}
