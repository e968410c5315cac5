using LowerBack.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Sending;

/// <summary>Brings one thing to its chat and acts on what comes of it (<see cref="CallOutcome"/>).</summary>
internal sealed partial class Deliverer(
    ITelegramApi api, Poster poster, LetterWriter writer, Caller caller, SendPace pace, Reach reach, TimeProvider time, ILogger<Deliverer> log)
{
    /// <summary>With pauses of up to 30 s, about two minutes: later an answer is no answer any more.</summary>
    private const int Attempts = 8;

    /// <summary>Brings it. Answers what is to be brought to another chat instead, or null.</summary>
    public Task<Delivery?> BringAsync(Delivery delivery, CancellationToken stop) => delivery switch
    {
        NewMessage message => SendAsync(message, stop),
        Replacement replacement => ReplaceAsync(replacement, stop),
        PressAnswer answer => AnswerAsync(answer, stop),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Sends a letter.</summary>
    public Task<CallOutcome> SendAsync(Letter letter, CancellationToken stop) => CarryAsync(letter, poster.SendAsync, repeatable: false, stop);

    private async Task<Delivery?> SendAsync(NewMessage message, CancellationToken stop)
    {
        foreach (var letter in writer.Write(message.To, message.Message))
        {
            if (await SendAsync(letter, stop) is DoorClosed)
                return message.IfUnreachable;
        }

        return null;
    }

    private async Task<Delivery?> ReplaceAsync(Replacement replacement, CancellationToken stop)
    {
        var (to, old) = (replacement.To, replacement.Old);
        var letters = writer.Write(to, replacement.Message);
        if (letters is [var letter] && Poster.CanBecome(old, letter))
        {
            var outcome = await CarryAsync(letter, (now, until) => poster.EditAsync(old, now, until), repeatable: true, stop);
            // At once, so that it stays before whatever follows it.
            return outcome is MessageGone or Rejected ? await SendAsync(new NewMessage(to, replacement.Message), stop) : null;
        }

        // Words cannot become a picture. The new message comes first: if it does not, the old one is still there. The buttons
        // are under the last letter, so that is the one that counts.
        CallOutcome last = new Unsure();
        foreach (var another in letters)
            last = await SendAsync(another, stop);
        if (last is Done)
            await RemoveAsync(to.Chat, old, stop);
        return null;
    }

    /// <summary>Takes an old message away, or at least its buttons: a file is to keep, and after two days nothing can be deleted.</summary>
    private async Task RemoveAsync(long chat, PressedMessage old, CancellationToken stop)
    {
        var gone = old.Kind != PressedKind.Other
            && await Caller.TryAsync(until => api.DeleteMessageAsync(new(chat, old.Id), until), stop) is Done;
        if (!gone)
            await Caller.TryAsync(until => api.EditMessageReplyMarkupAsync(new(chat, old.Id), until), stop);
    }

    private async Task<Delivery?> AnswerAsync(PressAnswer answer, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await Caller.TryAsync(until => api.AnswerCallbackQueryAsync(new(answer.Query, answer.Notice), until), stop);
            if (outcome is (NotNow or Unsure) && attempt < Attempts)
            {
                await Task.Delay((outcome as NotNow)?.After ?? Backoff.After(attempt), time, stop);
                continue;
            }

            if (outcome is Done)
                return null;
            LogPress(outcome.GetType().Name);
            return answer.IfTooLate;
        }
    }

    /// <summary>Sends or edits until it is there, or until it is clear that it will not be.</summary>
    /// <param name="repeatable">Whether doing it twice is the same as doing it once: edits are, new messages are not.</param>
    private async Task<CallOutcome> CarryAsync(
        Letter letter, Func<Letter, CancellationToken, Task<Message>> call, bool repeatable, CancellationToken stop)
    {
        var moves = 0;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            letter = letter with { To = reach.Now(letter.To) };
            var to = letter.To;
            if (reach.IsLost(to.Chat))
                return new DoorClosed("It was already.");
            // Fingers are quicker than a second, and Telegram speaks of messages: edits in a private chat do not wait for it.
            await (repeatable && to.IsPrivate ? pace.WaitForAllAsync(stop) : pace.WaitForChatAsync(to, stop));
            var outcome = await caller.CallAsync(to, until => call(letter, until), stop);
            switch (outcome)
            {
                case Done or AlreadySo or MessageGone or TokenRefused:
                    return outcome;
                case Unsure when !repeatable:
                    LogUnknown();
                    return outcome;
                case NotNow { Flood: true, After: { } after }:
                    LogFlood(after.TotalSeconds);
                    await Task.Delay(after + Backoff.Between(0, 0.25), time, stop);
                    continue;
                case NotNow or Unsure:
                    await Task.Delay(Backoff.After(attempt), time, stop);
                    continue;
                case MovedOn when moves++ == 0:
                    continue;
                case DoorClosed closed:
                    LogUnreachable(closed.Why);
                    return outcome;
                case var _ when poster.Reshape(letter, outcome, isEdit: repeatable) is { } other:
                    letter = other;
                    continue;
                default:
                    LogRefused(outcome is Rejected no ? no.Why : outcome.GetType().Name);
                    return new Rejected("");
            }
        }

        LogGivenUp(Attempts);
        return new Unsure();
    }

    [LoggerMessage(5201, LogLevel.Warning, "Telegram did not answer, so a message may be there or not; it is not sent again, lest it be there twice")]
    private partial void LogUnknown();

    [LoggerMessage(5202, LogLevel.Information, "Telegram asks to wait {Seconds} s before a chat is told more")]
    private partial void LogFlood(double seconds);

    [LoggerMessage(5204, LogLevel.Information, "A chat takes no messages ({Reason}); nothing is sent there until something comes from there")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(5205, LogLevel.Error, "Telegram refused a message ({Reason})")]
    private partial void LogRefused(string reason);

    [LoggerMessage(5206, LogLevel.Error, "A message was given up after {Attempts} attempts")]
    private partial void LogGivenUp(int attempts);

    [LoggerMessage(5207, LogLevel.Debug, "A press could not be answered ({Outcome})")]
    private partial void LogPress(string outcome);
}
