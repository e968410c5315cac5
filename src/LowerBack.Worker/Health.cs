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
        bool answers;
        try
        {
            answers = await store.AnswersAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            answers = false;
        }

        var objection = answers
            ? services.GetService<TelegramStanding>()?.Objection ?? services.GetService<DiscordStanding>()?.Objection
            : "the database does not answer";
        return objection is null
            ? Results.Text("ready\n")
            : Results.Text($"not ready: {objection}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
