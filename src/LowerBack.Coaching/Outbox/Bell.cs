namespace LowerBack.Coaching.Outbox;

/// <summary>Tells whoever sends in this process that something is due at once. It is a courtesy: without it they look by themselves.</summary>
public sealed class Bell
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends when it rings next. Ask before looking for work, so that no ringing falls between.</summary>
    public Task Rings => Volatile.Read(ref _next).Task;

    /// <summary>Rings.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
