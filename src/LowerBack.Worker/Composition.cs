using LowerBack.Coaching;
using LowerBack.Coaching.Turns;
using LowerBack.Data;
using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using LowerBack.Discord;
using LowerBack.Pictures;
using LowerBack.Playground;
using LowerBack.Telegram;
using LowerBack.Worker.Options;
using LowerBack.Worker.Scheduling;
using Microsoft.Extensions.Options;
using NodaTime;

namespace LowerBack.Worker;

/// <summary>What the program is made of, a line per capability.</summary>
public static class Composition
{
    /// <summary>
    /// Settings are read once. To watch for their change would be to watch the working directory, and be woken by every write
    /// to the database in it.
    /// </summary>
    private const string UnwatchedSettings = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>How long a stop waits for turns that are being answered.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <summary>A builder with the settings of the program, of the working directory, of the environment and of the command line.</summary>
    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder([.. args, UnwatchedSettings]);
        builder.Configuration.AddSettingsFiles();
        builder.WebHost.UseDefaultServiceProvider(checks => checks.ValidateScopes = checks.ValidateOnBuild = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        builder.AddPlainLogging();
        return builder;
    }

    /// <summary>Adds the coach, its store and the platforms that are configured.</summary>
    /// <exception cref="OptionsValidationException">A setting has a value that cannot be used; the message says what to do.</exception>
    /// <exception cref="StoreException">The connection string makes no sense; the message says what to do.</exception>
    public static WebApplicationBuilder AddLowerBack(this WebApplicationBuilder builder)
    {
        var storage = builder.AddSection<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        var playground = builder.AddSection<PlaygroundOptions>(PlaygroundOptions.Section);
        var playgroundOn = playground.Enabled ?? !Platforms.AnyConfigured(builder.Configuration);
        builder.UseAddresses(onlyThisMachine: playgroundOn);

        builder.Services.AddCoach();
        builder.Services.AddPictures();
        _ = storage.Provider switch
        {
            StorageProvider.Postgres => builder.Services.AddPostgresStore(storage.ConnectionString!),
            _ => builder.Services.AddSqliteStore(storage.ConnectionString ?? SqliteStore.DefaultConnectionString),
        };
        if (playgroundOn)
        {
            builder.Services.AddPlayground();
            builder.Services.AddSingleton<IClock>(provider => provider.GetRequiredService<PlaygroundClock>());
        }
        else
        {
            builder.Services.AddSingleton<IClock>(SystemClock.Instance);
        }

        var discordOn = builder.AddDiscordIfConfigured();
        var telegramOn = builder.AddTelegramIfConfigured();
        builder.Services.AddSingleton(new Running(playgroundOn, discordOn, telegramOn));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddScheduling(storage);
        builder.Services.AddHostedService<Upkeep>();
        builder.Services.AddHostedService<Greeting>();
        return builder;
    }

    /// <summary>Maps what answers over HTTP.</summary>
    public static WebApplication MapLowerBack(this WebApplication app)
    {
        app.MapHealth();
        if (app.Services.GetRequiredService<Running>().Playground)
            app.MapPlayground();
        if (app.Services.GetRequiredService<Running>().Discord)
            app.MapDiscord();
        if (app.Services.GetRequiredService<Running>().Telegram)
            app.MapTelegram();
        return app;
    }

    /// <summary>Makes the store ready. Comes before anything serves, so a refusal is one sentence and nothing half-started.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says what to do.</exception>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
        if (app.Services.GetService<PlaygroundClock>() is { } clock)
            await clock.CatchUpAsync(app.Services.GetRequiredService<EventMemory>());
    }

    /// <summary>A clock that was moved ahead goes on from there, or what people did would lie in the future.</summary>
    private static async Task CatchUpAsync(this PlaygroundClock clock, EventMemory events)
    {
        if (await events.NewestAsync(CancellationToken.None) is { } newest && newest > clock.GetCurrentInstant())
            clock.Advance(newest - clock.GetCurrentInstant());
    }
}

/// <summary>What was decided from the settings and is asked for later.</summary>
/// <param name="Playground">Whether the Playground is served.</param>
/// <param name="Discord">Whether the coach is in Discord.</param>
/// <param name="Telegram">Whether the coach is in Telegram.</param>
internal sealed record Running(bool Playground, bool Discord, bool Telegram);
