using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Tests.Support;

/// <summary>An application's own address: what arrives waits here until a test says what is answered.</summary>
public sealed class ApplicationEndpoint : IAsyncDisposable
{
    private readonly Channel<Arrival> _arrivals = System.Threading.Channels.Channel.CreateUnbounded<Arrival>();
    private readonly WebApplication _app;

    private ApplicationEndpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async http =>
        {
            var arrival = new Arrival(http.Request.Headers["X-Signature-Ed25519"].ToString(), (await JsonNode.ParseAsync(http.Request.Body))!);
            await _arrivals.Writer.WriteAsync(arrival);
            var (status, body) = await arrival.Answer.Task.WaitAsync(http.RequestAborted);
            http.Response.StatusCode = status;
            if (body is null)
                return;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(body);
        });
    }

    public Uri Url => new($"{_app.Urls.First()}/interactions");

    public static async Task<ApplicationEndpoint> StartAsync()
    {
        var endpoint = new ApplicationEndpoint();
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

/// <summary>An interaction that waits for its answer.</summary>
public sealed record Arrival(string Signature, JsonNode Body)
{
    public TaskCompletionSource<(int Status, string? Body)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Answers(int status, string? body = null) => Answer.SetResult((status, body));
}
