using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Strictness;

namespace LowerBack.FakeTelegram.Webhooks;

/// <summary>
/// Sends updates to a webhook: one at a time in each lane, lanes side by side. A failure is tried again at once, then after
/// 2, 4, 8 seconds and so on up to about 90, or after what the endpoint asks for, until the update is too old.
/// </summary>
internal sealed class Delivery : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);
    private static readonly TimeSpan Distrust = TimeSpan.FromSeconds(10);

    private readonly Target _target;
    private readonly UpdateQueue _queue;
    private readonly FakeTime _time;
    private readonly Violations _violations;
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SemaphoreSlim _connections;
    private readonly SemaphoreSlim _onlyOne = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<Lane, Queue<Update>> _lanes = [];
    private readonly Func<Uri, Uri> _resolve;
    private readonly Action<int, long>? _handedOut;
    private readonly Action _giveUp;
    private DateTimeOffset _lastSuccess;
    private DateTimeOffset? _goneSince;

    public Delivery(Target target, UpdateQueue queue, FakeTelegramOptions options, Violations violations, Action giveUp)
    {
        (_target, _queue, _time, _violations, _giveUp) = (target, queue, options.Time, violations, giveUp);
        (_resolve, _handedOut) = (options.Resolve, options.HandedOut);
        _connections = new SemaphoreSlim(target.Connections);
        _lastSuccess = _time.GetUtcNow();
        lock (_gate)
        {
            queue.Came += Add;
            foreach (var update in queue.Take(offset: 0, int.MaxValue))
                Add(update);
        }
    }

    /// <summary>What went wrong last, if anything did.</summary>
    public (DateTimeOffset At, string Message)? LastError { get; private set; }

    public void Dispose()
    {
        _queue.Came -= Add;
        _over.Cancel();
    }

    private void Add(Update update)
    {
        lock (_gate)
        {
            if (_lanes.TryGetValue(update.Lane, out var lane))
            {
                lane.Enqueue(update);
                return;
            }

            _lanes[update.Lane] = lane = new Queue<Update>([update]);
            _ = SendLaneAsync(update.Lane, lane);
        }
    }

    private async Task SendLaneAsync(Lane name, Queue<Update> lane)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (Next(name, lane) is { } update)
            {
                await SendAsync(update);
                _queue.Remove(update);
            }
        }
        catch (OperationCanceledException)
        {
            // The webhook was deleted or set anew; what waits stays in the queue.
        }
    }

    private Update? Next(Lane name, Queue<Update> lane)
    {
        lock (_gate)
        {
            if (lane.TryDequeue(out var update))
                return update;
            _lanes.Remove(name);
            return null;
        }
    }

    private async Task SendAsync(Update update)
    {
        var wait = TimeSpan.Zero;
        while (_time.GetUtcNow() < update.Expires)
        {
            if (await TryAsync(update) is not { } asked)
                return;
            var next = asked > TimeSpan.Zero ? asked : wait;
            wait = wait == TimeSpan.Zero ? TimeSpan.FromSeconds(2) : wait * 2 > LongestWait ? LongestWait : wait * 2;
            await Task.Delay(next, _time, _over.Token);
        }
    }

    /// <summary>Null once delivered, else how long the endpoint asks to wait.</summary>
    private async Task<TimeSpan?> TryAsync(Update update)
    {
        // An endpoint that has only failed of late gets one connection.
        var gate = LastError is not null && _time.GetUtcNow() - _lastSuccess > Distrust ? _onlyOne : _connections;
        await gate.WaitAsync(_over.Token);
        try
        {
            using var late = new CancellationTokenSource(Patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _over.Token);
            using var request = Request(update);
            _handedOut?.Invoke(update.Id, update.Lane.Of);
            using var answer = await _http.SendAsync(request, either.Token);
            if (answer.IsSuccessStatusCode)
            {
                (_lastSuccess, _goneSince) = (_time.GetUtcNow(), null);
                await CheckBodyAsync(answer, either.Token);
                return null;
            }

            var code = (int)answer.StatusCode;
            Failed($"Wrong response from the webhook: {code.ToString(CultureInfo.InvariantCulture)} {answer.ReasonPhrase}");
            GiveUpWhereGone(code);
            var asked = answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
            return asked > LongestAsked ? LongestAsked : asked;
        }
        catch (OperationCanceledException) when (!_over.IsCancellationRequested)
        {
            Failed("Read timeout expired");
        }
        catch (HttpRequestException fault)
        {
            Failed(fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "Connection refused" : "Connection failed");
        }
        finally
        {
            gate.Release();
        }

        return TimeSpan.Zero;
    }

    /// <summary>An endpoint that says 410 Gone for 23 hours is believed.</summary>
    private void GiveUpWhereGone(int code)
    {
        var now = _time.GetUtcNow();
        _goneSince = code == 410 ? _goneSince ?? now : null;
        if (now - _goneSince >= TimeSpan.FromHours(23))
            _giveUp();
    }

    private HttpRequestMessage Request(Update update)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _resolve(_target.Url)) { Content = new ReadOnlyMemoryContent(update.Json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate");
        if (_target.Secret.Length > 0)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", _target.Secret);
        if (_target.Url.UserInfo.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_target.Url.UserInfo))));
        }

        return request;
    }

    /// <summary>A body could be taken for a call whose result nobody can learn, so there should be none.</summary>
    private async Task CheckBodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if ((await answer.Content.ReadAsStringAsync(stop)).Length > 0)
            _violations.Add("webhook", "webhook", "The endpoint answered with a body; Telegram may take it for a method call.");
    }

    private void Failed(string message) => LastError = (_time.GetUtcNow(), message);
}
