using LowerBack.Chat;
using LowerBack.Playground.Api;
using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Playground;

/// <summary>Puts the Playground into a program: a web chat for two people and a group on the machine's own address.</summary>
public static class PlaygroundExtensions
{
    /// <summary>
    /// Adds what the Playground needs, an <see cref="IChatPlatform"/> among it. The program adds an <see cref="ICoach"/>, and registers
    /// <see cref="PlaygroundClock"/> as its <see cref="IClock"/> so that the coach lives by the clock the page shows.
    /// </summary>
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.AddSingleton(_ => new PlaygroundClock(SystemClock.Instance));
        services.AddSingleton<PlaygroundRoom>();
        services.AddSingleton<PlaygroundPlatform>();
        services.AddSingleton<IChatPlatform, Speaker>();
        services.AddSingleton<Completion>();
        services.AddSingleton<Body>();
        return services;
    }

    /// <summary>
    /// Maps the page at <c>/</c>, its assets and the API under <c>/api/</c>, all behind a guard that answers only this
    /// machine and only the page's own origin.
    /// </summary>
    /// <returns>Everything mapped, for conventions of the program's own.</returns>
    public static IEndpointConventionBuilder MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup("").AddEndpointFilter<RouteGroupBuilder, Guard>();
        root.MapPage();
        var api = root.MapGroup("/api");
        api.MapReading();
        api.MapTalk();
        api.MapDoors();
        api.MapClock();
        api.MapLive();
        api.Map("/{**rest}", Problems.NotThere);
        return root;
    }
}
