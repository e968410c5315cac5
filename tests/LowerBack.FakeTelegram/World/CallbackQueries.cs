using System.Collections.Concurrent;
using System.Globalization;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.World;

/// <summary>A press that waits for its answer.</summary>
internal sealed class CallbackQuery(string id, User by, Room room, int message, DateTimeOffset until)
{
    private int _answers;

    public string Id => id;

    public User By => by;

    public Room Room => room;

    public int Message => message;

    public DateTimeOffset Until => until;

    public bool IsAnswered => _answers > 0;

    /// <summary>True the first time.</summary>
    public bool Answer() => Interlocked.Increment(ref _answers) == 1;
}

/// <summary>The presses of a bot's buttons, until their time is over.</summary>
internal sealed class CallbackQueries(FakeTelegramOptions options)
{
    private readonly ConcurrentDictionary<string, CallbackQuery> _open = new();
    private readonly ConcurrentQueue<CallbackQuery> _byAge = new();
    private long _last = 4_382_000_000_000_000_000;

    /// <summary>The presses that nobody has answered.</summary>
    public IReadOnlyList<CallbackQuery> Unanswered => [.. _open.Values.Where(query => !query.IsAnswered)];

    public CallbackQuery Open(User by, Room room, int message)
    {
        var now = options.Time.GetUtcNow();
        while (_byAge.TryPeek(out var oldest) && oldest.Until <= now && oldest.IsAnswered && _byAge.TryDequeue(out _))
            _open.TryRemove(oldest.Id, out _);
        var id = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var query = new CallbackQuery(id, by, room, message, now + options.CallbackLife);
        _open[id] = query;
        _byAge.Enqueue(query);
        return query;
    }

    /// <exception cref="Refusal">It is unknown, over, or was answered before.</exception>
    public CallbackQuery Answer(string id) =>
        _open.TryGetValue(id, out var query) && options.Time.GetUtcNow() < query.Until && (query.Answer() || !options.RefuseSecondAnswers)
            ? query
            : throw Refusal.Gone("query is too old and response timeout expired or query ID is invalid");
}
