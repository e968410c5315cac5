using System.Collections.Concurrent;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>A call as it came, and what was answered.</summary>
/// <param name="Method">As the documentation spells it, or as it came where there is no such method.</param>
/// <param name="Status">The HTTP status; 0 where a fault swallowed the answer.</param>
/// <param name="Description">The error, where it was one.</param>
public sealed record RecordedCall(
    DateTimeOffset At, string Method, IReadOnlyDictionary<string, string> Arguments, IReadOnlyCollection<string> Files, int Status, string? Description)
{
    /// <summary>An argument, or an empty text.</summary>
    public string this[string name] => Arguments.GetValueOrDefault(name, "");
}

/// <summary>Counts every call, and keeps the most recent ones unless told to count only.</summary>
internal sealed class CallLog(FakeTelegramOptions options)
{
    private const int Kept = 5000;
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentDictionary<string, Counter> _counts = new();

    public IReadOnlyList<RecordedCall> All => [.. _calls];

    public IReadOnlyDictionary<string, long> Counts => _counts.ToDictionary(count => count.Key, count => count.Value.Read());

    public void Add(string method, Arguments arguments, int status, string? description)
    {
        _counts.GetOrAdd(method, static _ => new Counter()).Add();
        if (options.Recording == Recording.Counts)
            return;
        var fields = new Dictionary<string, string>();
        foreach (var (name, value) in arguments.Fields)
            fields[name] = value;
        _calls.Enqueue(new RecordedCall(options.Time.GetUtcNow(), method, fields, [.. arguments.Files.Keys], status, description));
        if (_calls.Count > Kept)
            _calls.TryDequeue(out _);
    }

    private sealed class Counter
    {
        private long _count;

        public void Add() => Interlocked.Increment(ref _count);

        public long Read() => Interlocked.Read(ref _count);
    }
}
