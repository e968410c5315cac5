using System.Buffers;
using System.Text.Json;

namespace LowerBack.FakeTelegram.Polling;

/// <summary>An update as it waits to be fetched.</summary>
/// <param name="Kind">The member beside update_id: "message", "callback_query" and so on.</param>
/// <param name="Lane">What it must stay in order with, when it goes by webhook.</param>
/// <param name="Expires">When it is forgotten.</param>
internal sealed record Update(int Id, string Kind, Lane Lane, DateTimeOffset Expires, ReadOnlyMemory<byte> Json);

/// <summary>Updates that stay in order: those of one chat, apart from those of one person's presses.</summary>
internal readonly record struct Lane(string Kind, long Of);

/// <summary>
/// The updates that wait for one bot, by their ids. What is confirmed goes; what is too old goes, too: messages after 24 hours,
/// presses after 150 seconds.
/// </summary>
internal sealed class UpdateQueue(FakeTime time, int first)
{
    public static readonly TimeSpan MessageLife = TimeSpan.FromHours(24);
    public static readonly TimeSpan PressLife = TimeSpan.FromSeconds(150);

    /// <summary>An answer holds no more than about this much.</summary>
    private const int AnswerBytes = 4 * 1024 * 1024;

    private static readonly HashSet<string> OnlyIfAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Update> _waiting = [];
    private readonly List<Update> _again = [];
    private Update? _latest;
    private int _next = first;
    private DateTimeOffset _soonest = DateTimeOffset.MaxValue;
    private HashSet<string>? _allowed;

    /// <summary>Told after each new update.</summary>
    public Action<Update>? Came { get; set; }

    /// <summary>The kinds that were asked for, or null for the usual ones.</summary>
    public IReadOnlySet<string>? Allowed => _allowed;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _waiting.Count;
            }
        }
    }

    /// <summary>Keeps the asked-for kinds from now on; none at all means the usual ones.</summary>
    public void Allow(IReadOnlyCollection<string> kinds) => _allowed = kinds.Count == 0 ? null : [.. kinds];

    /// <summary>Adds an update, unless nobody asked for its kind.</summary>
    public int? Add(string kind, Lane lane, TimeSpan life, Action<Utf8JsonWriter> write)
    {
        if (!(_allowed?.Contains(kind) ?? !OnlyIfAsked.Contains(kind)))
            return null;
        return Add(kind, lane, life, id =>
        {
            var buffer = new ArrayBufferWriter<byte>(512);
            using (var json = new Utf8JsonWriter(buffer, Writing.Options))
            {
                json.WriteStartObject();
                json.WriteNumber("update_id", id);
                json.WritePropertyName(kind);
                write(json);
                json.WriteEndObject();
            }

            return buffer.WrittenSpan.ToArray();
        });
    }

    /// <summary>Adds an update as it is, whatever it is.</summary>
    public int Add(string kind, Lane lane, TimeSpan life, Func<int, byte[]> json)
    {
        Update update;
        lock (_gate)
        {
            update = new Update(_next, kind, lane, time.GetUtcNow() + life, json(_next));
            _next++;
            _waiting.Add(update.Id, update);
            _latest = update;
            if (update.Expires < _soonest)
                _soonest = update.Expires;
        }

        Came?.Invoke(update);
        return update.Id;
    }

    /// <summary>Hands the latest update out once more, even if it was confirmed.</summary>
    public void Again()
    {
        Update again;
        lock (_gate)
        {
            again = _latest ?? throw new InvalidOperationException("Nothing has come yet.");
            _again.Add(again);
        }

        Came?.Invoke(again);
    }

    /// <summary>Confirms everything before an offset and reads from there; a negative offset keeps only the last ones.</summary>
    public IReadOnlyList<Update> Take(int offset, int limit)
    {
        lock (_gate)
        {
            Forget();
            if (offset < 0)
                offset = _waiting.Keys.TakeLast((int)Math.Min(int.MaxValue, -(long)offset)).FirstOrDefault();
            while (_waiting.Count > 0 && First() is var first && first.Id < offset)
                _waiting.Remove(first.Id);
            var taken = new List<Update>(_again);
            _again.Clear();
            // What is handed out again comes once in an answer, confirmed or not.
            var repeated = taken.Count;
            var bytes = 0;
            foreach (var update in _waiting.Values)
            {
                if (taken.Count >= limit || (bytes += update.Json.Length) > AnswerBytes && taken.Count > 0)
                    break;
                if (repeated == 0 || !taken.Contains(update))
                    taken.Add(update);
            }

            return taken;
        }
    }

    /// <summary>Forgets one that was delivered.</summary>
    public void Remove(Update update)
    {
        lock (_gate)
        {
            _waiting.Remove(update.Id);
            _again.Remove(update);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }

    private Update First()
    {
        using var all = _waiting.Values.GetEnumerator();
        all.MoveNext();
        return all.Current;
    }

    /// <summary>Presses expire long before messages that came earlier, so that the front alone does not tell.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        if (now < _soonest)
            return;
        foreach (var late in _waiting.Values.Where(update => update.Expires <= now).ToList())
            _waiting.Remove(late.Id);
        _soonest = _waiting.Count == 0 ? DateTimeOffset.MaxValue : _waiting.Values.Min(update => update.Expires);
    }
}
