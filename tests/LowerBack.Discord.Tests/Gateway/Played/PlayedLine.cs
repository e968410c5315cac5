using System.Text;
using LowerBack.Discord.Gateway;

namespace LowerBack.Discord.Tests.Gateway.Played;

/// <summary>One connection as the network sees it: both ways take their time, keep the order, and may break.</summary>
/// <param name="number">The machine's number of it.</param>
/// <param name="toResume">Whether it goes to the address that is for resuming.</param>
/// <param name="happens">Tells the machine.</param>
internal sealed class PlayedLine(int number, bool toResume, Agenda agenda, Random chance, Action<Happening> happens)
{
    private TimeSpan _lastToClient, _lastToServer;

    public int Number => number;

    public bool ToResume => toResume;

    /// <summary>Whether the server still has it.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Whether nothing comes through any more.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether it has begun a session or taken one up.</summary>
    public bool HasIdentified { get; set; }

    /// <summary>Heartbeats so far.</summary>
    public int Beats { get; set; }

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    public PlayedSession? Session { get; set; }

    public Queue<TimeSpan> Sends { get; } = new();

    /// <summary>A payload for the client; nonsense is left out by whoever reads it.</summary>
    public void Tell(string payload)
    {
        if (IsOpen)
            ToClient(() =>
            {
                if (Frame.Read(Encoding.UTF8.GetBytes(payload)) is { } frame)
                    happens(new Received(number, frame));
            });
    }

    /// <summary>Something from the client.</summary>
    public void Send(Action arrives)
    {
        _lastToServer = Later(_lastToServer);
        agenda.At(_lastToServer, () =>
        {
            if (IsOpen && !IsBroken)
                arrives();
        });
    }

    /// <summary>The server closes it, after what it said before.</summary>
    public void Close(int? code)
    {
        Part();
        ToClient(() => happens(new Lost(number, code)));
    }

    /// <summary>It breaks: what is on the way is lost.</summary>
    public void Break()
    {
        Part();
        IsBroken = true;
        agenda.In(TimeSpan.Zero, () => happens(new Lost(number, Code: null)));
    }

    /// <summary>Nothing comes through any more, and nobody is told.</summary>
    public void FallSilent() => IsBroken = true;

    /// <summary>The server has done with it.</summary>
    public void Part()
    {
        IsOpen = false;
        if (Session is { } session && session.Line == this)
            (session.Line, session.Lost) = (null, agenda.Now);
        Session = null;
    }

    private void ToClient(Action arrives)
    {
        _lastToClient = Later(_lastToClient);
        agenda.At(_lastToClient, () =>
        {
            if (!IsBroken)
                arrives();
        });
    }

    private TimeSpan Later(TimeSpan last)
    {
        var next = agenda.Now + TimeSpan.FromMilliseconds(5 + (chance.NextDouble() * 200));
        return next > last ? next : last;
    }
}
