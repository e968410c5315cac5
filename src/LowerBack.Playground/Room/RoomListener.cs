using System.Threading.Channels;

namespace LowerBack.Playground.Room;

/// <summary>
/// An open page's ear. News waits in a bounded channel; a page that does not keep up has its stream ended, connects
/// again and reads what it missed, so nobody slows the room down.
/// </summary>
internal sealed class RoomListener(IReadOnlyList<PlaygroundPerson> people, Action<RoomListener> forget) : IDisposable
{
    private readonly Channel<RoomNews> _news = Channel.CreateBounded<RoomNews>(
        new BoundedChannelOptions(PlaygroundLimits.NewsHeld) { SingleReader = true });

    /// <summary>Those on whose behalf the page listens.</summary>
    public IReadOnlyList<PlaygroundPerson> People => people;

    /// <summary>What happened, in order.</summary>
    public ChannelReader<RoomNews> News => _news.Reader;

    /// <summary>Takes note of what concerns one of the people.</summary>
    public void Hear(RoomNews news)
    {
        if (Concerns(news) && !_news.Writer.TryWrite(news))
            _news.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        forget(this);
        _news.Writer.TryComplete();
    }

    private bool Concerns(RoomNews news) => news switch
    {
        MessageAdded added => people.Any(added.Message.IsFor),
        MessageEdited edited => people.Any(edited.Message.IsFor),
        TypingChanged typing => people.Any(typing.In.People.Contains),
        ClockMoved => true,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
