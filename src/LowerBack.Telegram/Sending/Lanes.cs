using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Sending;

/// <summary>
/// Brings what waits: in order within a lane, side by side across lanes. A lane exists while it has something to bring. When
/// too much waits, whoever brings in more is asked to wait (<see cref="RoomAsync"/>), and a single lane that is full takes no more.
/// </summary>
internal sealed partial class Lanes(Deliverer deliverer, ILogger<Lanes> log) : IDisposable
{
    /// <summary>Telegram refuses a chat for which 310 wait; nobody reads half of that.</summary>
    private const int MostPerLane = 100;

    /// <summary>Beyond so many, no more updates are fetched.</summary>
    private const int MostWaiting = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Lane, Queue<Delivery>> _lanes = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _empty;
    private int _waiting;

    /// <summary>Brings it after everything else in its lane.</summary>
    public void Add(Delivery delivery)
    {
        var lane = delivery.Lane;
        lock (_gate)
        {
            if (_lanes.TryGetValue(lane, out var there))
            {
                if (there.Count >= MostPerLane)
                {
                    LogFull();
                    return;
                }

                there.Enqueue(delivery);
                _waiting++;
                return;
            }

            there = new Queue<Delivery>();
            there.Enqueue(delivery);
            _lanes[lane] = there;
            _waiting++;
            // Counted through _lanes, and awaited as a whole by EmptyAsync.
            _ = Task.Run(() => BringAsync(lane, there));
        }
    }

    /// <summary>Waits until not too much is waiting.</summary>
    public Task RoomAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            return _waiting < MostWaiting
                ? Task.CompletedTask
                : (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(stop);
        }
    }

    /// <summary>Waits until everything is brought, at most until told to stop; then what is left is given up.</summary>
    public async Task EmptyAsync(CancellationToken patience)
    {
        Task empty;
        lock (_gate)
        {
            if (_lanes.Count == 0)
                return;
            empty = (_empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        try
        {
            await empty.WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            LogGivenUp(_waiting);
            await _stop.CancelAsync();
            await empty;
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task BringAsync(Lane lane, Queue<Delivery> waiting)
    {
        while (true)
        {
            Delivery next;
            lock (_gate)
                next = waiting.Peek();
            Delivery? instead = null;
            try
            {
                instead = _stop.IsCancellationRequested ? null : await deliverer.BringAsync(next, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Given up with the rest.
            }
            catch (Exception fault)
            {
                // A mistake of ours costs this message and not the lane. The message of the fault may quote what is in it.
                LogFault(fault.GetType().FullName, fault.StackTrace);
            }

            if (instead is not null)
                Add(instead);
            if (!Done(lane, waiting))
                return;
        }
    }

    /// <summary>Takes the foremost out of the lane. Answers whether there is more.</summary>
    private bool Done(Lane lane, Queue<Delivery> waiting)
    {
        lock (_gate)
        {
            waiting.Dequeue();
            _waiting--;
            if (_waiting < MostWaiting)
            {
                _room?.SetResult();
                _room = null;
            }

            if (waiting.Count > 0)
                return true;
            _lanes.Remove(lane);
            if (_lanes.Count == 0)
            {
                _empty?.SetResult();
                _empty = null;
            }

            return false;
        }
    }

    [LoggerMessage(5101, LogLevel.Warning, "A chat has more messages waiting than it could take; one was left out")]
    private partial void LogFull();

    [LoggerMessage(5102, LogLevel.Warning, "{Count} messages were not sent before the stop")]
    private partial void LogGivenUp(int count);

    [LoggerMessage(5103, LogLevel.Error, "A message could not be sent because of {Fault} at {Place}")]
    private partial void LogFault(string? fault, string? place);
}
