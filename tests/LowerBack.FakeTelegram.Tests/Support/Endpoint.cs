using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeTelegram.Tests.Support;

/// <summary>A bot's webhook: what arrives waits here until a test says what is answered.</summary>
public sealed class Endpoint : IAsyncDisposable
{
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    private readonly WebApplication _app;

    private Endpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async http =>
        {
            var arrival = new Arrival(http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"], http.Request.ContentType, (await JsonNode.ParseAsync(http.Request.Body))!);
            await _arrivals.Writer.WriteAsync(arrival);
            var (status, retryAfter) = await arrival.Answer.Task;
            http.Response.StatusCode = status;
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
        });
    }

    public string Address => $"{_app.Urls.First()}/hook";

    /// <summary>How many have arrived and were not looked at.</summary>
    public int Waiting => _arrivals.Reader.Count;

    public static async Task<Endpoint> StartAsync()
    {
        var endpoint = new Endpoint();
        await endpoint._app.StartAsync();
        return endpoint;
    }

    public async Task<Arrival> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _arrivals.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}

/// <summary>A delivery that waits for its answer.</summary>
public sealed record Arrival(string? Secret, string? ContentType, JsonNode Update)
{
    public TaskCompletionSource<(int Status, string? RetryAfter)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Text => (string?)Update["message"]?["text"];

    public void Answers(int status, string? retryAfter = null) => Answer.SetResult((status, retryAfter));
}
