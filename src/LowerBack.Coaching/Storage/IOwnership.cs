namespace LowerBack.Coaching.Storage;

/// <summary>Of several programs that share a store, lets one at a time do a thing: a platform has one rate budget a bot.</summary>
public interface IOwnership
{
    /// <summary>Becomes the one who does it; null while another is. When the owner dies, the next to ask becomes it.</summary>
    /// <param name="what">Such as <c>outbox:telegram</c>.</param>
    /// <param name="stop">Gives up asking.</param>
    Task<IOwned?> TryAsync(string what, CancellationToken stop);
}

/// <summary>That somebody owns something, until it is disposed or lost.</summary>
public interface IOwned : IAsyncDisposable
{
    /// <summary>Whether it still is so. It may be lost unasked, when the connection to the store is.</summary>
    Task<bool> IsHeldAsync(CancellationToken stop);
}
