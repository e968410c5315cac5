using System.Collections.Concurrent;
using System.Text.Json;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>A call as it came, and what was answered.</summary>
/// <param name="Route">Such as "POST /channels/{channel}/messages".</param>
/// <param name="Path">As it came.</param>
/// <param name="Body">The JSON, undefined where there was none.</param>
/// <param name="Status">The HTTP status; 0 where a fault swallowed the answer.</param>
/// <param name="Code">Discord's number for the error, or 0.</param>
public sealed record RecordedCall(DateTimeOffset At, string Route, string Path, JsonElement Body, IReadOnlyCollection<string> Files, int Status, int Code, string? Error);

/// <summary>Counts every call, and keeps the most recent ones unless told to count only.</summary>
internal sealed class CallLog(FakeDiscordOptions options)
{
    private const int Kept = 5000;
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentDictionary<string, Counter> _counts = new();
    private readonly ConcurrentDictionary<int, Counter> _statuses = new();

    public IReadOnlyList<RecordedCall> All => [.. _calls];

    public IReadOnlyDictionary<string, long> Counts => _counts.ToDictionary(count => count.Key, count => count.Value.Read());

    /// <summary>How often each HTTP status was answered.</summary>
    public IReadOnlyDictionary<int, long> Statuses => _statuses.ToDictionary(count => count.Key, count => count.Value.Read());

    public void Add(Route route, string path, Body body, int status, int code, string? error)
    {
        _counts.GetOrAdd(route.Name, static _ => new Counter()).Add();
        _statuses.GetOrAdd(status, static _ => new Counter()).Add();
        if (options.Recording == Recording.Counts)
            return;
        _calls.Enqueue(new RecordedCall(options.Time.GetUtcNow(), route.Name, path, body.Json, [.. body.Files.Values.Select(file => file.Name)], status, code, error));
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
