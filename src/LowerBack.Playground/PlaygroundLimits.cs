namespace LowerBack.Playground;

/// <summary>How much the Playground takes and keeps: it lives in memory and must not grow with use.</summary>
public static class PlaygroundLimits
{
    /// <summary>Messages kept of a conversation; older ones are forgotten.</summary>
    public const int MessagesKept = 400;

    /// <summary>Bytes of a request's body. The longest text (4 096 characters) fits with room to spare.</summary>
    public const int BodyBytes = 16 * 1024;

    /// <summary>POSTs a second for each person: more than fingers manage, less than a runaway script.</summary>
    public const int PostsPerSecond = 20;

    /// <summary>News held for a page that reads slowly; when it is full the stream ends and the page catches up.</summary>
    public const int NewsHeld = 256;

    /// <summary>Seconds of quiet after which an event stream says that it is still there.</summary>
    public const int HeartbeatSeconds = 15;

    /// <summary>Days the clock may be moved in one go.</summary>
    public const int DaysAtOnce = 366;

    /// <summary>Days the clock may be ahead of the real time.</summary>
    public const int DaysAhead = 36_600;
}
