using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Menu;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram;

/// <summary>Puts the coach into Telegram.</summary>
public static class TelegramExtensions
{
    /// <summary>
    /// Adds what it needs, an <see cref="IChatPlatform"/> among it. The program adds an <see cref="ICoach"/>, <see cref="IPictures"/>, an <see cref="IOwnership"/>, a <see cref="TimeProvider"/> and
    /// <see cref="TelegramOptions"/> with a token.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        services.AddSingleton<TelegramHttp>();
        services.AddSingleton<ITelegramApi, TelegramApi>();
        services.AddSingleton<BotAccount>();
        services.AddSingleton<TelegramWords>();
        services.AddSingleton<TelegramStanding>();
        services.AddReceiving();
        services.AddSending();
        services.AddSingleton<CommandMenu>();
        services.AddHostedService<TelegramPlatform>();
        return services;
    }

    /// <summary>Maps the address Telegram calls, where one is set.</summary>
    public static void MapTelegram(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<TelegramOptions>>().Value.Webhook.Url is not { Length: > 0 } url)
            return;
        var webhook = endpoints.ServiceProvider.GetRequiredService<Webhook>();
        endpoints.MapPost(new Uri(url).AbsolutePath, (HttpContext http) => webhook.TakeAsync(http));
    }

    private static void AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton<UpdateReader>();
        services.AddSingleton<Managers>();
        services.AddSingleton<Intake>();
        services.AddSingleton<LongPolling>();
        services.AddSingleton<Webhook>();
    }

    private static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<PhotoIds>();
        services.AddSingleton<Poster>();
        services.AddSingleton<Reach>();
        services.AddSingleton(provider => new SendPace(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value.MessagesPerSecond, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Caller>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<Lanes>();
        services.AddSingleton<Courier>();
        services.AddSingleton<IChatPlatform, Speaker>();
    }
}
