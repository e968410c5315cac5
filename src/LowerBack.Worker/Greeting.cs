using LowerBack.Chat;
using LowerBack.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LowerBack.Worker;

/// <summary>The one line that says what to do next, once there is something to open.</summary>
internal sealed partial class Greeting(
    IServer server, IStoreSetUp store, IPictures pictures, Running running, IHostApplicationLifetime life, ILogger<Greeting> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        life.ApplicationStarted.Register(Greet);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Greet()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (running.Playground)
            LogOpen(address, store.Place);
        else
            LogNoPlayground(address, store.Place);
        if (pictures.Remedy is { } remedy)
            LogNoPictures(remedy);
    }

    [LoggerMessage(4001, LogLevel.Information, "Open {Address} and say hello to the coach. What it learns is kept in {Place}. Ctrl+C stops it.")]
    private partial void LogOpen(string address, string place);

    [LoggerMessage(4002, LogLevel.Information, "The coach is up on {Address}; the Playground is off. What it learns is kept in {Place}.")]
    private partial void LogNoPlayground(string address, string place);

    [LoggerMessage(4003, LogLevel.Information, "Chats that need pixels get words instead of pictures. {Remedy}")]
    private partial void LogNoPictures(string remedy);
}
