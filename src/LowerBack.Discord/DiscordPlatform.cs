using LowerBack.Discord.Api;
using LowerBack.Discord.Gateway;
using LowerBack.Discord.Menu;
using LowerBack.Discord.Receiving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord;

/// <summary>The coach in Discord, from the start of the program to its end.</summary>
internal sealed partial class DiscordPlatform(
    IDiscordApi api, IDiscordGateway gateway, BotAccount bot, CommandMenu menu, Intake intake, DiscordStanding standing,
    IOptions<DiscordOptions> options, TimeProvider time, IHostApplicationLifetime life, ILogger<DiscordPlatform> log) : BackgroundService
{
    /// <summary>How long the start waits to hear that the token is good; without an answer it goes on, and asks again.</summary>
    private static readonly TimeSpan PatienceAtTheStart = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for answers that are on their way.</summary>
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(8);

    /// <summary>Asks which application this is.</summary>
    /// <exception cref="OptionsValidationException">Discord does not know the token, or it is of another application; the message says what to do.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceAtTheStart);
        try
        {
            if (await IdentifyAsync(patience.Token) is { } remedy)
                throw new OptionsValidationException(DiscordOptions.Section, typeof(DiscordOptions), [remedy]);
        }
        catch (Exception error) when (error is DiscordException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogAway();
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>Stops listening, saves what was heard, and gives the answers to it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceAtTheEnd);
        await intake.EmptyAsync(patience.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that is refused must not leave work behind, so nothing is done before the program runs.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (!await KeepAskingAsync(stoppingToken))
            return;
        LogUp(bot.ServerInstall, bot.UserInstall);
        var offered = menu.PublishAsync(stoppingToken);
        if (options.Value.Mode == DiscordMode.Http)
            standing.Answered();
        else
            await gateway.RunAsync(intake.Take, stoppingToken);
        await offered;
    }

    /// <summary>Asks until Discord says which application this is, or that it will not.</summary>
    private async Task<bool> KeepAskingAsync(CancellationToken stop)
    {
        for (var failures = 1; !bot.IsKnown; failures++)
        {
            try
            {
                if (await IdentifyAsync(stop) is { } remedy)
                {
                    standing.Refused(remedy);
                    return false;
                }
            }
            catch (DiscordException error)
            {
                await Task.Delay((error as AnsweredNoException)?.RetryAfter ?? Backoff.After(failures), time, stop);
            }
        }

        return true;
    }

    /// <summary>Asks once. Answers what a person has to do, or null.</summary>
    private async Task<string?> IdentifyAsync(CancellationToken stop)
    {
        try
        {
            var me = await api.GetApplicationAsync(stop);
            if (options.Value.ApplicationId is { Length: > 0 } id && Snowflake.Read(id) != me.Id)
                return $"Discord:ApplicationId is {id}, and the token is of application {me.Id}. Remove Discord:ApplicationId, or set the other token, and start again.";
            if (options.Value is { Mode: DiscordMode.Http, PublicKey: { } key } && me.VerifyKey is { } theirs && !key.Equals(theirs, StringComparison.OrdinalIgnoreCase))
                return "Discord:PublicKey is of another application than the token. Copy it again from General Information in the developer portal, and start again.";
            bot.Is(me);
            return null;
        }
        catch (AnsweredNoException no) when (no.Status == 401)
        {
            return DiscordStanding.TokenRemedy;
        }
    }

    [LoggerMessage(6501, LogLevel.Information, "Add the coach to a Discord server with {Server} or to your own account with {Account}")]
    private partial void LogUp(string server, string account);

    [LoggerMessage(6502, LogLevel.Warning, "Discord does not answer; the coach starts without it and keeps asking")]
    private partial void LogAway();
}
