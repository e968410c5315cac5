using LowerBack.Benchmarks.Reminders;
using LowerBack.Chat;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Benchmarks.Teams;

/// <summary>
/// A platform in virtual time: whoever speaks first gets a place as the adapter would give it, the clock goes there, and what the
/// platform itself would have refused is counted by its own rules.
/// </summary>
/// <param name="limits">All calls together.</param>
/// <param name="mostInChat">How many messages or changes a chat takes within <paramref name="span"/>; the adapter leaves a fifth for answers.</param>
/// <param name="span">That time.</param>
/// <param name="apart">How far apart the adapter keeps two in one chat.</param>
internal sealed class PacedPlatform(PlatformLimits limits, int mostInChat, Duration span, Duration apart, FakeClock clock) : IChatPlatform
{
    private readonly Lock _gate = new();
    private readonly Places _places = new(limits);
    private readonly Dictionary<string, Queue<Instant>> _chats = [];

    public PlatformId Id { get; } = new(limits.Name.ToLowerInvariant());

    public TimeSpan KnowsDoublesFor => TimeSpan.Zero;

    /// <summary>Messages that were posted.</summary>
    public int Posted { get; private set; }

    /// <summary>Messages that were changed.</summary>
    public int Changed { get; private set; }

    /// <summary>Calls that the platform would have refused.</summary>
    public int TooMany { get; private set; }

    /// <summary>When the last one left.</summary>
    public Instant Last { get; private set; }

    public Task WaitForRoomAsync(Recipient to, CancellationToken stop)
    {
        lock (_gate)
        {
            var chat = _chats.TryGetValue(Of(to), out var known) ? known : _chats[Of(to)] = new Queue<Instant>();
            var at = Instant.Max(clock.GetCurrentInstant(), _places.First);
            if (chat.Count > 0)
                at = Instant.Max(at, chat.Last() + apart);
            if (chat.Count >= mostInChat * 4 / 5)
                at = Instant.Max(at, chat.ElementAt(chat.Count - (mostInChat * 4 / 5)) + span);
            clock.Set(at);
            _places.TakeFirst(at);
            while (chat.TryPeek(out var first) && first <= at - span)
                chat.Dequeue();
            chat.Enqueue(at);
            TooMany += chat.Count > mostInChat ? 1 : 0;
            Last = at;
        }

        return Task.CompletedTask;
    }

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken stop)
    {
        lock (_gate)
            return Task.FromResult<DeliveryOutcome>(new Delivered((++Posted).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public Task<DeliveryOutcome> EditAsync(Edited edit, CancellationToken stop)
    {
        lock (_gate)
            Changed++;
        return Task.FromResult<DeliveryOutcome>(new Delivered(edit.Message));
    }

    /// <summary>All that would have been refused, in a chat or altogether.</summary>
    public int Refused => TooMany + _places.TooMany;

    private static string Of(Recipient to) => ((ToConversation)to).At.Conversation;
}
