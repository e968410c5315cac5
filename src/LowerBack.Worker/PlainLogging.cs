using Microsoft.Extensions.Logging.Console;

namespace LowerBack.Worker;

/// <summary>Logs as lines on the console, in UTC.</summary>
internal static class PlainLogging
{
    public static void AddPlainLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });

        // Until the program runs, a fault ends it and is explained by Refusal; these two would add their stack traces.
        var running = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => running && level >= LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => running && level >= LogLevel.Warning);
        builder.Services.AddHostedService(provider => new Started(
            provider.GetRequiredService<IHostApplicationLifetime>(), () => running = true));
    }

    private sealed class Started(IHostApplicationLifetime life, Action then) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            life.ApplicationStarted.Register(then);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
