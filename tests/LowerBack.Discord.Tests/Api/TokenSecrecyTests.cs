using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Tests.Support;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Tests.Api;

/// <summary>
/// The bot's token is in a header and an interaction's in the path. Here calls fail in every way over real connections, while everything that can
/// listen to a program listens: logs, traces, diagnostic events, event sources, exceptions.
/// </summary>
public sealed class TokenSecrecyTests
{
    private const string Hidden = "hush";
    private readonly ConcurrentQueue<string> _heard = new();

    [Fact]
    public async Task The_token_is_in_no_log_line_no_trace_no_event_and_no_exception()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _heard.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var diagnostics = DiagnosticListener.AllListeners.Subscribe(new Ear<DiagnosticListener>(one =>
            one.Subscribe(new Ear<KeyValuePair<string, object?>>(told => _heard.Enqueue($"{told.Key} {told.Value}")), _ => true)));
        using var events = new Events(_heard);
        var log = new LogLines();

        using var root = new Activity("a turn").Start();
        foreach (var behaviour in Enum.GetValues<Behaviour>())
            await CallAsync(behaviour, log);

        Assert.NotEmpty(_heard);
        Assert.Contains(_heard, line => line.Contains("System.Net.Http", StringComparison.Ordinal));
        foreach (var line in _heard.Concat(log.Lines))
            Assert.DoesNotContain(Hidden, line, StringComparison.OrdinalIgnoreCase);
    }

    private async Task CallAsync(Behaviour behaviour, LogLines log)
    {
        using var server = new Misbehaving(behaviour);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.Configure<DiscordOptions>(options => (options.Token, options.BaseUrl) = (StubDiscord.Token, server.Address));
        services.AddSingleton<ICoach>(new ScriptedCoach()).AddSingleton<IPictures>(new StubPictures(true)).AddSingleton(TimeProvider.System);
        services.AddDiscord();
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<IDiscordApi>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(behaviour == Behaviour.Silent ? 200 : 20_000));
        Upload[] files = [new("x.png", "image/png", new byte[10])];
        foreach (var call in new Func<Task>[]
        {
            () => api.GetApplicationAsync(stop.Token), () => api.CreateMessageAsync(new(9), new("x"), [.. files], stop.Token),
            () => api.RespondAsync(new(8), "hush-1", new(CallbackType.Heard), [], stop.Token),
            () => api.EditOriginalAsync(new(42), "hush-1", new("x"), [.. files], stop.Token),
            () => api.FollowUpAsync(new(42), "hush-1", new("x"), [], stop.Token),
        })
        {
            var fault = await Record.ExceptionAsync(call);
            _heard.Enqueue($"{fault}");
            // What only tells Discord something does not read what it says to a success.
            Assert.True(fault is DiscordException || behaviour is Behaviour.Silent or Behaviour.Nonsense, $"{behaviour}: {fault?.GetType().Name}");
        }
    }

    private enum Behaviour
    {
        NobodyThere,
        Hangup,
        HalfAnAnswer,
        Nonsense,
        Unauthorized,
        BadGateway,
        Redirect,
        Silent,
    }

    private sealed class Misbehaving : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<TcpClient> _held = new();
        private readonly Behaviour _behaviour;

        public Misbehaving(Behaviour behaviour)
        {
            _behaviour = behaviour;
            _listener.Start();
            Address = $"http://{_listener.LocalEndpoint}";
            if (behaviour == Behaviour.NobodyThere)
                _listener.Stop();
            else
                _ = AcceptAsync();
        }

        public string Address { get; }

        public void Dispose()
        {
            _listener.Dispose();
            foreach (var client in _held)
                client.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096]);
            if (_behaviour == Behaviour.Silent)
            {
                _held.Enqueue(client);
                return;
            }

            var (status, body) = _behaviour switch
            {
                Behaviour.HalfAnAnswer => ("200 OK\r\nContent-Length: 500", "{\"ok\":tr"),
                Behaviour.Nonsense => ("200 OK\r\nContent-Length: 4", "{{{{"),
                Behaviour.Unauthorized => ("401 Unauthorized\r\nContent-Length: 40", """{"message":"401: Unauthorized","code":0}"""),
                Behaviour.BadGateway => ("502 Bad Gateway\r\nContent-Length: 6", "<html>"),
                Behaviour.Redirect => ("302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0", ""),
                _ => ("", ""),
            };
            if (status.Length > 0)
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n{body}"));
            client.Close();
        }
    }

    private sealed class Ear<T>(Action<T> hears) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => hears(value);
    }

    private sealed class Events(ConcurrentQueue<string> heard) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Security")
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            heard?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
