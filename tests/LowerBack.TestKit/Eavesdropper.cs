using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace LowerBack.TestKit;

/// <summary>Hears everything a program lets out beside its logs: traces, diagnostic events, event sources.</summary>
public sealed class Eavesdropper : IDisposable
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _activities;
    private readonly IDisposable _diagnostics;
    private readonly Events _events;

    /// <summary>Begins to listen, to the whole process.</summary>
    public Eavesdropper()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _heard.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _diagnostics = DiagnosticListener.AllListeners.Subscribe(new Ear<DiagnosticListener>(one =>
            one.Subscribe(new Ear<KeyValuePair<string, object?>>(told => _heard.Enqueue($"{told.Key} {told.Value}")), _ => true)));
        _events = new Events(_heard);
    }

    /// <summary>What was heard so far.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    /// <summary>Adds what a test heard itself, such as an exception.</summary>
    public void Hear(string line) => _heard.Enqueue(line);

    /// <inheritdoc/>
    public void Dispose()
    {
        _activities.Dispose();
        _diagnostics.Dispose();
        _events.Dispose();
    }

    private sealed class Ear<T>(Action<T> hears) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => hears(value);
    }

    private sealed class Events(ConcurrentQueue<string> heard) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Security")
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            heard?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
