using System.Data.Common;
using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Data;
using LowerBack.Discord;
using LowerBack.Telegram;

namespace LowerBack.Worker;

/// <summary>What whoever runs the program asks it: does the process live, and can it answer people.</summary>
internal static class Health
{
    /// <summary>A database that takes longer is, to somebody waiting in a chat, not there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => "alive\n");
        endpoints.MapGet("/readyz", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IStoreSetUp store, IServiceProvider services, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        string? objection;
        var note = "";
        try
        {
            objection = await store.ObjectionAsync(patience.Token);
            if (objection is null)
                note = await NoteAsync(services, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or DbException or InvalidOperationException)
        {
            objection = "the database does not answer";
        }

        objection ??= services.GetService<TelegramStanding>()?.Objection ?? services.GetService<DiscordStanding>()?.Objection;
        return objection is null
            ? Results.Text($"ready\n{note}")
            : Results.Text($"not ready: {objection}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What does not keep anybody from being answered, and still wants looking at: a line, or nothing.</summary>
    private static async Task<string> NoteAsync(IServiceProvider services, CancellationToken stop)
    {
        var platforms = services.GetServices<IChatPlatform>().Select(platform => platform.Id.Value).ToList();
        return await services.GetRequiredService<Parked>().CountAsync(platforms, stop) switch
        {
            0 => "",
            1 => "1 message parked: see the log\n",
            var count => $"{count} messages parked: see the log\n",
        };
    }
}
