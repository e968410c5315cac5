using LowerBack.Chat;

namespace LowerBack.Coaching.Outbox;

/// <summary>Brings to a platform what the coach says first. Of all workers one does so for a platform, since its limits are per bot.</summary>
public interface ISender
{
    /// <summary>Takes over from one that is not alive any more. Comes before the first <see cref="SendDueAsync"/>.</summary>
    Task TakeOverAsync(IChatPlatform platform, Guid sender, CancellationToken stop);

    /// <summary>Sends what is due now; answers how much was looked at, so that whoever calls can wait where there is nothing.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="sender">Who sends: a new id each time somebody becomes the one sender of the platform.</param>
    /// <param name="stop">Begins nothing new; what is in flight is seen through.</param>
    Task<int> SendDueAsync(IChatPlatform platform, Guid sender, CancellationToken stop);
}
