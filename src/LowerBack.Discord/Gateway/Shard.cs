using System.Threading.Channels;
using LowerBack.Discord.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Gateway;

/// <summary>
/// Does what a <see cref="ShardMachine"/> says and tells it what happens, one thing at a time. Whatever takes time runs beside
/// it, so that heartbeats are sent whatever else goes on.
/// </summary>
internal sealed partial class Shard(
    int number, ShardMachine machine, IDiscordApi api, IdentifyGate gate, DiscordStanding standing, TimeProvider time,
    Action<Frame> hear, ILogger log)
{
    private readonly Channel<Happening> _happened = Channel.CreateUnbounded<Happening>(new() { SingleReader = true });
    private (int Connection, GatewaySocket Socket)? _now;
    private CancellationTokenSource? _turn;

    /// <summary>Stays connected until stopped or given up.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Do(machine.Begin(), over);
        try
        {
            await foreach (var happening in _happened.Reader.ReadAllAsync(over.Token))
                Do(machine.On(happening), over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Stopped, or given up.
        }

        if (_now is var (_, socket) && machine.End() is [Close goodbye])
            await socket.CloseAsync(goodbye.Code);
    }

    private void Do(IReadOnlyList<Step> steps, CancellationTokenSource over)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case Find find:
                    _ = FindAsync(find, over);
                    break;
                case Connect connect:
                    var socket = new GatewaySocket(time);
                    _now = (connect.Connection, socket);
                    _ = ReadAsync(connect, socket);
                    break;
                case AwaitTurn turn:
                    _turn = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
                    _ = AwaitTurnAsync(turn, _turn.Token);
                    break;
                case Wake wake:
                    _ = WakeAsync(wake, over.Token);
                    break;
                case Send send when _now is var (connection, current) && connection == send.Connection:
                    _ = current.SendAsync(send.Json);
                    break;
                case Close close when _now is var (connection, current) && connection == close.Connection:
                    _now = null;
                    ForgetTurn();
                    _ = current.CloseAsync(close.Code);
                    break;
                case HandOver dispatch:
                    hear(dispatch.Frame);
                    break;
                case SessionUp up:
                    standing.Up(number);
                    LogUp(number, up.Resumed ? "resumed" : "new");
                    break;
                case SessionDown down:
                    standing.Down(number);
                    LogDown(number, down.Why);
                    break;
                case GiveUp fatal:
                    standing.Refused(fatal.Remedy);
                    over.Cancel();
                    break;
            }
        }
    }

    private async Task FindAsync(Find find, CancellationTokenSource over)
    {
        try
        {
            var info = await api.GetGatewayAsync(over.Token);
            if (gate.Closed(number, info.SessionStartLimit) is var closed && closed > TimeSpan.Zero)
            {
                LogNoSessions(number, (long)Math.Ceiling(closed.TotalMinutes));
                await Task.Delay(closed, time, over.Token);
            }

            Tell(Uri.TryCreate(info.Url, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
                ? new Found(find.Connection, url)
                : new Lost(find.Connection, Code: null));
        }
        catch (AnsweredNoException no) when (no.Status == 401)
        {
            standing.Refused(DiscordStanding.TokenRemedy);
            await over.CancelAsync();
        }
        catch (DiscordException)
        {
            Tell(new Lost(find.Connection, Code: null));
        }
        catch (OperationCanceledException)
        {
            // Stopped, and nobody listens any more.
        }
    }

    private async Task ReadAsync(Connect connect, GatewaySocket socket)
    {
        using (socket)
        {
            var code = await socket.ReadAsync(connect.Url, frame => Tell(new Received(connect.Connection, frame)));
            Tell(new Lost(connect.Connection, code));
        }
    }

    private async Task AwaitTurnAsync(AwaitTurn turn, CancellationToken over)
    {
        await gate.AwaitTurnAsync(number, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Tell(new MayIdentify(turn.Connection));
    }

    /// <summary>A connection that is over must not take a turn from the next one.</summary>
    private void ForgetTurn()
    {
        _turn?.Cancel();
        _turn?.Dispose();
        _turn = null;
    }

    private async Task WakeAsync(Wake wake, CancellationToken stop)
    {
        await Task.WhenAny(Task.Delay(wake.After, time, stop));
        Tell(new Due(wake.Connection, wake.Alarm, wake.Number));
    }

    private void Tell(Happening happening) => _happened.Writer.TryWrite(happening);

    [LoggerMessage(6101, LogLevel.Information, "Discord's gateway is up (shard {Shard}, {Session} session)")]
    private partial void LogUp(int shard, string session);

    [LoggerMessage(6102, LogLevel.Information, "A connection to Discord's gateway is over (shard {Shard}: {Why}); connecting again")]
    private partial void LogDown(int shard, string why);

    [LoggerMessage(6103, LogLevel.Error, "No session is begun for {Minutes} minutes, so that Discord does not reset the token (shard {Shard})")]
    private partial void LogNoSessions(int shard, long minutes);
}
