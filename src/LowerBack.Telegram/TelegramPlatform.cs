using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Menu;
using LowerBack.Telegram.Receiving;
using LowerBack.Telegram.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram;

/// <summary>The coach in Telegram, from the start of the program to its end.</summary>
internal sealed partial class TelegramPlatform(
    ITelegramApi api, BotAccount bot, CommandMenu menu, LongPolling polling, Webhook webhook, Lanes lanes,
    TelegramStanding standing, IOwnership ownership, IOptions<TelegramOptions> options, TimeProvider time, IHostApplicationLifetime life,
    ILogger<TelegramPlatform> log) : BackgroundService
{
    /// <summary>How long the start waits to hear that the token is good; without an answer it goes on, and asks again.</summary>
    private static readonly TimeSpan PatienceAtTheStart = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for answers that are on their way.</summary>
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(8);

    /// <summary>Asks who the bot is.</summary>
    /// <exception cref="OptionsValidationException">Telegram does not know the token; the message says what to do.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceAtTheStart);
        try
        {
            bot.Is(await api.GetMeAsync(patience.Token));
        }
        catch (AnsweredNoException no) when (no.Code is 401 or 404)
        {
            throw new OptionsValidationException(TelegramOptions.Section, typeof(TelegramOptions), [TelegramStanding.Remedy]);
        }
        catch (Exception error) when (error is TelegramException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogAway();
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>Stops listening, saves what was heard, and sends the answers to it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceAtTheEnd);
        await lanes.EmptyAsync(patience.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that is refused must not leave work behind, so nothing is done before the program runs.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (!await IdentifyAsync(stoppingToken))
            return;
        LogUp(bot.Username);
        var offered = menu.PublishAsync(stoppingToken);
        await (options.Value.Webhook.Url is { Length: > 0 } ? webhook.SetUpAsync(stoppingToken) : PollAsync(stoppingToken));
        await offered;
    }

    /// <summary>Of several workers one polls, since Telegram hands out each update once; the one that also sends what the coach says first.</summary>
    private Task PollAsync(CancellationToken stop) =>
        ownership.WhileOwnedAsync(ChatPlace.Platform.Value, polling.RunAsync, standing.StandsBy, time, stop);

    /// <summary>Asks who the bot is until Telegram says so, or says that the token is not valid.</summary>
    private async Task<bool> IdentifyAsync(CancellationToken stop)
    {
        var trouble = new PollTrouble(time);
        while (!bot.IsKnown)
        {
            try
            {
                bot.Is(await api.GetMeAsync(stop));
            }
            catch (TelegramException error)
            {
                var remedy = trouble.Next(error);
                if (remedy is GiveUp)
                {
                    standing.TokenRefused();
                    return false;
                }

                await Task.Delay(remedy.Pause, time, stop);
            }
        }

        return true;
    }

    [LoggerMessage(5601, LogLevel.Information, "In Telegram the coach is https://t.me/{Username}")]
    private partial void LogUp(string username);

    [LoggerMessage(5602, LogLevel.Warning, "Telegram does not answer; the coach starts without it and keeps asking")]
    private partial void LogAway();
}
