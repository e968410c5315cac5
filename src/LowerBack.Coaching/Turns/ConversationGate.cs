using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>Lets one turn through at a time per conversation, in the order of arrival, and conversations in parallel.</summary>
public sealed class ConversationGate
{
    private readonly Dictionary<ChatAddress, Lane> _lanes = [];

    /// <summary>Waits for the conversation's turn. Dispose what is returned to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(ChatAddress at, CancellationToken stop)
    {
        var lane = Join(at);
        try
        {
            await lane.Turn.WaitAsync(stop);
        }
        catch
        {
            Leave(at, lane);
            throw;
        }

        return new Pass(this, at, lane);
    }

    private Lane Join(ChatAddress at)
    {
        lock (_lanes)
        {
            if (!_lanes.TryGetValue(at, out var lane))
                _lanes[at] = lane = new Lane();
            lane.Inside++;
            return lane;
        }
    }

    private void Leave(ChatAddress at, Lane lane)
    {
        lock (_lanes)
        {
            if (--lane.Inside > 0)
                return;
            _lanes.Remove(at);
        }

        lane.Turn.Dispose();
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Inside { get; set; }
    }

    private sealed class Pass(ConversationGate gate, ChatAddress at, Lane lane) : IDisposable
    {
        public void Dispose()
        {
            lane.Turn.Release();
            gate.Leave(at, lane);
        }
    }
}
