namespace LowerBack.Discord.Tests.Gateway.Played;

/// <summary>What a client has identified as, with everything it was told and may have to be told again.</summary>
internal sealed class PlayedSession(int number)
{
    private readonly List<string> _told = [];

    public string Id => $"s{number}";

    /// <summary>The events by their numbers in this session, from 1; those that somebody answers are named.</summary>
    public Dictionary<long, string> Events { get; } = [];

    public long Sequence => _told.Count;

    public PlayedLine? Line { get; set; }

    public TimeSpan Lost { get; set; }

    public bool IsDead { get; private set; }

    /// <summary>Tells a dispatch, now or once it is resumed.</summary>
    public void Tell(string type, string data, string? handedOver = null)
    {
        if (IsDead)
            return;
        var next = Sequence + 1;
        if (handedOver is not null)
            Events[next] = handedOver;
        _told.Add($$"""{"t":"{{type}}","s":{{next}},"op":0,"d":{{data}} }""");
        Line?.Tell(_told[^1]);
    }

    /// <summary>Tells again what came after a number.</summary>
    public void TellAgain(long after, PlayedLine line)
    {
        foreach (var dispatch in _told.Skip((int)after))
            line.Tell(dispatch);
    }

    public void Die()
    {
        IsDead = true;
        Line = null;
    }
}
