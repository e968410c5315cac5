using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace LowerBack.Discord.Api;

/// <summary>
/// The connections. First answers to interactions have their own, so that they never wait for one behind something else.
/// The bot's token stands in a header and an interaction's in the path, so requests carry neither until the last moment, and
/// the pool neither traces nor logs (the client factory, which does, is not used).
/// </summary>
internal sealed class DiscordHttp : IDisposable
{
    /// <summary>The path as it travels.</summary>
    internal static readonly HttpRequestOptionsKey<string> Path = new("path");

    /// <summary>Whether the bot's token goes along.</summary>
    internal static readonly HttpRequestOptionsKey<bool> AsBot = new("bot");

    /// <summary>More would only queue at the other end.</summary>
    public const int MostConnections = 64;

    private const int LargestAnswer = 8 * 1024 * 1024;

    public DiscordHttp(IOptions<DiscordOptions> options)
        : this(options.Value, Pool)
    {
    }

    internal DiscordHttp(DiscordOptions options, Func<HttpMessageHandler> pool) =>
        (Calls, Callbacks) = (Client(options, pool()), Client(options, pool()));

    /// <summary>For everything but first answers.</summary>
    public HttpClient Calls { get; }

    /// <summary>For first answers to interactions.</summary>
    public HttpClient Callbacks { get; }

    /// <summary>Who calls, in the form Discord asks for; without it, it may not answer.</summary>
    public static string UserAgent { get; } =
        $"DiscordBot (https://github.com/lowerback/lowerback, {typeof(DiscordHttp).Assembly.GetName().Version?.ToString(3)})";

    public void Dispose()
    {
        Calls.Dispose();
        Callbacks.Dispose();
    }

    internal static HttpMessageHandler Pool() => new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = MostConnections,
        AllowAutoRedirect = false,
        UseCookies = false,
        // No propagator, no activity and no diagnostic event, each of which would carry the request.
        ActivityHeadersPropagator = null,
    };

    private static HttpClient Client(DiscordOptions options, HttpMessageHandler pool) => new(new Addressing(options, pool))
    {
        // Every call has its own patience.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Puts the tokens in on the way out, and takes them out again on the way back.</summary>
    private sealed class Addressing(DiscordOptions options, HttpMessageHandler pool) : DelegatingHandler(pool)
    {
        private readonly string _root = options.BaseUrl.TrimEnd('/') + "/";
        private readonly AuthenticationHeaderValue _bot = new("Bot", options.Token);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var shown = request.RequestUri;
            request.Options.TryGetValue(Path, out var path);
            request.RequestUri = new Uri(_root + path);
            if (request.Options.TryGetValue(AsBot, out var asBot) && asBot)
                request.Headers.Authorization = _bot;
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = shown;
                request.Headers.Authorization = null;
            }
        }
    }
}
