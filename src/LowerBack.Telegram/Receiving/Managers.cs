using LowerBack.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Receiving;

/// <summary>Who manages a group, asked of Telegram each time: somebody who could a minute ago may not be able to now.</summary>
internal sealed partial class Managers(ITelegramApi api, TimeProvider time, ILogger<Managers> log)
{
    /// <summary>Somebody waits for the answer, and so does everybody in the group.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether somebody manages a group now; false where Telegram does not say.</summary>
    public async Task<bool> AskAsync(long chat, long person, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await api.GetChatMemberAsync(new(chat, person), either.Token) is { Status: "creator" or "administrator" };
        }
        catch (Exception error) when (error is TelegramException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogUnknown(chat, error is AnsweredNoException no ? $"{no.Code}" : "no answer");
            return false;
        }
    }

    [LoggerMessage(5311, LogLevel.Warning, "Telegram does not say who manages chat {Chat} ({Reason}); whoever asked counts as nobody who does")]
    private partial void LogUnknown(long chat, string reason);
}
