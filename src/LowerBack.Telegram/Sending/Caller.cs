using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>Makes one call about a chat, once, and keeps what its outcome says of the chat: its pace, its place, its door.</summary>
internal sealed class Caller(SendPace pace, Reach reach, TelegramStanding standing)
{
    private static readonly Message Nothing = new(0, 0, null);

    /// <summary>Sends or edits.</summary>
    public async Task<CallOutcome> CallAsync(ChatPlace to, Func<CancellationToken, Task<Message>> call, CancellationToken stop)
    {
        var outcome = await TryAsync(call, stop);
        switch (outcome)
        {
            case NotNow { Flood: true, After: { } after }:
                pace.Flooded(to.Chat, after);
                break;
            case MovedOn moved:
                reach.Move(to.Chat, moved.To);
                break;
            case DoorClosed:
                reach.Lose(to.Chat);
                break;
            case TokenRefused:
                standing.TokenRefused();
                break;
        }

        return outcome;
    }

    /// <summary>Makes a call that tells nothing of a chat.</summary>
    public static Task<CallOutcome> TryAsync(Func<CancellationToken, Task> call, CancellationToken stop) =>
        TryAsync(
            async until =>
            {
                await call(until);
                return Nothing;
            },
            stop);

    private static async Task<CallOutcome> TryAsync(Func<CancellationToken, Task<Message>> call, CancellationToken stop)
    {
        try
        {
            return new Done(await call(stop));
        }
        catch (TelegramException error)
        {
            return CallOutcome.Of(error);
        }
    }
}
