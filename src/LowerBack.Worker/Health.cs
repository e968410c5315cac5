using LowerBack.Data;

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

    private static async Task<IResult> ReadyAsync(IStoreSetUp store, CancellationToken stop)
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

        return answers
            ? Results.Text("ready\n")
            : Results.Text("not ready: the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
