using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace LowerBack.Telegram.Api;

/// <summary>
/// The connections. Polls have their own, so that one that is held for a minute never takes a place from a message.
/// The token is part of the URL, so everything that could show a URL is kept away from it: requests carry a path without it
/// until the last moment, and the pool neither traces nor logs (the client factory, which does, is not used).
/// </summary>
internal sealed class TelegramHttp : IDisposable
{
    /// <summary>More would only queue at the other end.</summary>
    public const int MostConnections = 32;

    /// <summary>Above the 4 MiB at which Telegram cuts a batch of updates.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    public TelegramHttp(IOptions<TelegramOptions> options)
        : this(options.Value, Pool, Pool)
    {
    }

    internal TelegramHttp(TelegramOptions options, Func<HttpMessageHandler> calls, Func<HttpMessageHandler> polls) =>
        (Calls, Polls) = (Client(options, calls()), Client(options, polls()));

    /// <summary>For everything but polls.</summary>
    public HttpClient Calls { get; }

    /// <summary>For polls.</summary>
    public HttpClient Polls { get; }

    /// <summary>The address of a method as long as others can see it.</summary>
    public static Uri Shown(string method) => new($"http://telegram/{method}");

    public void Dispose()
    {
        Calls.Dispose();
        Polls.Dispose();
    }

    internal static HttpMessageHandler Pool() => new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = MostConnections,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        // No propagator, no activity and no diagnostic event, each of which would carry the URL.
        ActivityHeadersPropagator = null,
    };

    private static HttpClient Client(TelegramOptions options, HttpMessageHandler pool) => new(new TokenInPath(options, pool))
    {
        // Every call has its own patience.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Puts the token into the URL on the way out, and takes it out again on the way back.</summary>
    private sealed class TokenInPath(TelegramOptions options, HttpMessageHandler pool) : DelegatingHandler(pool)
    {
        private readonly ConcurrentDictionary<Uri, Uri> _real = new();
        private readonly string _root = $"{options.BaseUrl.TrimEnd('/')}/bot{options.Token}";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var shown = request.RequestUri!;
            request.RequestUri = _real.GetOrAdd(shown, static (uri, root) => new Uri(root + uri.AbsolutePath), _root);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = shown;
            }
        }
    }
}
