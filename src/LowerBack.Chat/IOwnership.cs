namespace LowerBack.Chat;

/// <summary>
/// Of several programs with one bot and one store, lets one at a time do a thing: a platform hands out to one of them what
/// people do, and has one rate budget a bot.
/// </summary>
public interface IOwnership
{
    /// <summary>
    /// Becomes the one who does it; null while another is, or while nobody can tell. When the owner ends, however it ends, the
    /// next to ask becomes it. A program that owns something is given it again, and owns it until all of it is given back.
    /// </summary>
    /// <param name="what">Such as <c>telegram</c>.</param>
    /// <param name="stop">Gives up asking.</param>
    Task<IOwned?> TryAsync(string what, CancellationToken stop);
}

/// <summary>That this program owns something, until it is disposed or lost.</summary>
public interface IOwned : IAsyncDisposable
{
    /// <summary>Signalled when it is lost unasked, as when the connection to the store breaks.</summary>
    CancellationToken Lost { get; }
}

/// <summary>Doing what only the owner does.</summary>
public static class OwnershipExtensions
{
    /// <summary>How soon whoever stands by notices that nobody owns it.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Does something while this program is the one to do it, and stands by while another is; ends when the work ends by itself.</summary>
    /// <param name="ownership">Who says so.</param>
    /// <param name="what">See <see cref="IOwnership.TryAsync"/>.</param>
    /// <param name="work">Is cancelled when it is lost, and begun anew when it is owned again.</param>
    /// <param name="standsBy">Told at each look that another is the one.</param>
    /// <param name="time">For the time between looks.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task WhileOwnedAsync(
        this IOwnership ownership, string what, Func<CancellationToken, Task> work, Action standsBy, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            await using (var owned = await ownership.TryAsync(what, stop))
            {
                if (owned is null)
                {
                    standsBy();
                }
                else
                {
                    using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, owned.Lost);
                    try
                    {
                        await work(over.Token);
                    }
                    catch (OperationCanceledException) when (owned.Lost.IsCancellationRequested && !stop.IsCancellationRequested)
                    {
                        // Whoever owns it next goes on.
                    }

                    if (stop.IsCancellationRequested || !owned.Lost.IsCancellationRequested)
                        return;
                }
            }

            await Task.Delay(Look, time, stop);
        }
    }
}
