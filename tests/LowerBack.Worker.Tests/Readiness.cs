using System.Net;

namespace LowerBack.Worker.Tests;

/// <summary>
/// What a program says of itself, asked as whoever runs it does: until it is so. One answer may say that the database is away where
/// only this machine was.
/// </summary>
internal static class Readiness
{
    private static readonly Uri Ready = new("/readyz", UriKind.Relative);

    /// <summary>Waits until it says that it is ready, in these lines and no others.</summary>
    public static Task IsReadyAsync(this HttpClient http, string says = "ready\n") =>
        UntilAsync(http, HttpStatusCode.OK, said => said == says);

    /// <summary>Waits until it says that it is not ready, and why in words that begin so.</summary>
    public static Task IsNotReadyAsync(this HttpClient http, string because) =>
        UntilAsync(http, HttpStatusCode.ServiceUnavailable, said => said.StartsWith($"not ready: {because}", StringComparison.Ordinal));

    private static async Task UntilAsync(HttpClient http, HttpStatusCode status, Func<string, bool> so)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (true)
        {
            using var answer = await http.GetAsync(Ready);
            var said = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == status && so(said))
                return;
            if (patience.IsCancellationRequested)
                Assert.Fail($"It still says {(int)answer.StatusCode}: {said}");
            await Task.Delay(100);
        }
    }
}
