using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Gateway;
using LowerBack.Discord.Sending;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Receiving;

/// <summary>
/// Brings what comes in to the coach, and its answers back. Taking something returns at once, since the gateway's heartbeats
/// and Discord's patience wait for nobody; an answer that takes its time is announced before Discord gives up on it.
/// </summary>
internal sealed partial class Intake(
    ICoach coach, Courier courier, DirectMessages direct, Suggestions suggestions, IDiscordApi api, Carrier carrier,
    TimeProvider time, ILogger<Intake> log) : IDisposable
{
    /// <summary>Of the three seconds that Discord waits. The rest is for the way there.</summary>
    public static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    /// <summary>Each is some kilobytes, and whoever waits behind so many has long pressed again.</summary>
    private const int MostWaiting = 20_000;

    private readonly FloodGate _flood = new(time);
    private readonly OneByOne _people = new();
    private readonly Recent _recent = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Places _places = new();

    /// <summary>Takes an event of the gateway.</summary>
    public void Take(Frame frame) => Take(frame.Type == Frame.Interaction
        ? EventReader.ReadInteraction(frame.Data.Span)
        : EventReader.ReadMessage(frame.Data.Span));

    /// <summary>Takes something that came in.</summary>
    public void Take(Incoming incoming)
    {
        switch (incoming)
        {
            case Typing typing when _recent.IsNew(typing.Id):
                _ = Task.Run(() => GuardedAsync(() => OfferAsync(typing)));
                break;
            case Happened happened:
                Take(happened, exchange => AnswerAsync(happened, exchange));
                break;
            case Wordless { Message: var message }:
                Take(message, _ => courier.TellAsync(message, DiscordText.WordsOnly, _stop.Token));
                break;
            case OpensPrivateChat { Press: { Event.Scope: ChatScope.Private } press }:
                Take(press, exchange => AnswerAsync(press with { Event = Start(press, press.Channel) }, exchange));
                break;
            case OpensPrivateChat { Press: var press }:
                Take(press, exchange => LeadAsync(press, exchange!));
                break;
        }
    }

    /// <summary>Waits until everything is answered, or until told to stop; then what is left is given up.</summary>
    public async Task EmptyAsync(CancellationToken patience)
    {
        try
        {
            await _people.EmptyAsync(patience);
        }
        catch (OperationCanceledException)
        {
            LogGivenUp(_people.Waiting);
            await _stop.CancelAsync();
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _places.Dispose();
    }

    private void Take(Happened happened, Func<Exchange?, Task> work)
    {
        if (_people.Waiting >= MostWaiting)
        {
            LogFull();
            return;
        }

        if (!_recent.IsNew(happened.Source))
            return;
        if (happened.Event.Scope == ChatScope.Private)
            direct.Learn(happened.Person, happened.Channel);
        var hearing = _flood.Ask((long)happened.Person.Value, happened.Source.At.ToUnixTimeSeconds());
        // A person first: whoever sends too much does not use up what a group has.
        if (hearing == FloodVerdict.Heard && happened.Event.Scope == ChatScope.Group)
            hearing = _flood.AskGroup((long)happened.Channel.Value, happened.Source.At.ToUnixTimeSeconds());
        if (hearing == FloodVerdict.Heard)
        {
            var exchange = courier.Open(happened);
            var done = _people.RunAsync(happened.Person, () => GuardedAsync(() => work(exchange)));
            if (exchange is not null && happened.Ticket is not { OpensForm: true })
                _ = GuardedAsync(() => DeferUnlessAsync(done, happened.Source.At, exchange));
        }
        else if (happened.Ticket is not null || hearing == FloodVerdict.Told)
        {
            // Every press and every command waits for an answer; a message is told once.
            _ = Task.Run(() => GuardedAsync(() => courier.SlowDownAsync(happened, _stop.Token)));
        }
    }

    private async Task AnswerAsync(Happened happened, Exchange? exchange) =>
        await courier.BringAsync(await AskAsync(happened.Event, happened.Channel), happened, exchange, _stop.Token);

    private async Task LeadAsync(Happened press, Exchange exchange)
    {
        var channel = await direct.OpenAsync(press.Person, _stop.Token);
        var answer = channel is { } there ? await AskAsync(Start(press, there), there) : Answer.Silence;
        await courier.LeadAsync(answer, press, channel, exchange, _stop.Token);
    }

    /// <summary>Nothing calls a turn off: a stop waits for it.</summary>
    private Task<Answer> AskAsync(InboundEvent said, Snowflake channel) =>
        _places.RunAsync(said.Scope == ChatScope.Group ? channel : null, () => coach.HandleAsync(said, CancellationToken.None));

    /// <summary>Where Discord would give up waiting, it is told that an answer is to come.</summary>
    private async Task DeferUnlessAsync(Task done, DateTimeOffset at, Exchange exchange)
    {
        // By Discord's clock and by ours: a clock that is wrong may hurry, and must not dawdle.
        var wait = at + DeferAfter - time.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait < DeferAfter ? wait : DeferAfter;
        // What is late already is announced at once, but not on the connection's own time.
        await done.WaitAsync(wait, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (!done.IsCompleted)
            await exchange.DeferAsync(_stop.Token);
    }

    private async Task OfferAsync(Typing typing)
    {
        var choices = await suggestions.ForAsync(typing.Asked, _stop.Token);
        await carrier.CarryAsync(until => api.OfferAsync(typing.Id, typing.Token, choices, until), repeatable: false, Carrier.CallbackPatience, _stop.Token);
    }

    private static CommandInvoked Start(Happened press, Snowflake channel) => new(
        press.Event.EventId, EventReader.AddressOf(channel), press.Event.From, ChatScope.Private, "start", CommandArguments.None);

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Given up with the rest.
        }
        catch (Exception fault)
        {
            // A mistake of ours costs this answer and nothing else. The message of the fault may quote what is in it.
            LogFault(fault.GetType().FullName, fault.StackTrace);
        }
    }

    [LoggerMessage(6301, LogLevel.Error, "Something that came in could not be answered because of {Fault} at {Place}")]
    private partial void LogFault(string? fault, string? place);

    [LoggerMessage(6302, LogLevel.Warning, "{Count} answers were not given before the stop")]
    private partial void LogGivenUp(int count);

    [LoggerMessage(6303, LogLevel.Error, "More comes in from Discord than can be answered; some of it was left out")]
    private partial void LogFull();
}
