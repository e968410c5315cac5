namespace LowerBack.Discord.Gateway;

/// <summary>Something that happened to a shard; a closed family.</summary>
/// <param name="Connection">The connection it happened to; what happens to an older one changes nothing.</param>
internal abstract record Happening(int Connection);

/// <summary>Discord said where its gateway is, and that a session may be begun.</summary>
internal sealed record Found(int Connection, Uri Url) : Happening(Connection);

/// <summary>A frame came.</summary>
internal sealed record Received(int Connection, Frame Frame) : Happening(Connection);

/// <summary>The connection is gone, or could not be made.</summary>
/// <param name="Code">Why, where the other side said so.</param>
internal sealed record Lost(int Connection, int? Code) : Happening(Connection);

/// <summary>It is this shard's turn to begin a session.</summary>
internal sealed record MayIdentify(int Connection) : Happening(Connection);

/// <summary>A time that was asked for has come.</summary>
/// <param name="Number">Of the asking, so that one that was given up is known as such.</param>
internal sealed record Due(int Connection, Alarm Alarm, int Number = 0) : Happening(Connection);

/// <summary>What a time was asked for.</summary>
internal enum Alarm
{
    /// <summary>To connect again.</summary>
    Retry,

    /// <summary>To give up waiting for what should have come.</summary>
    Deadline,

    /// <summary>To send a heartbeat.</summary>
    Heartbeat,

    /// <summary>To call the connection a good one.</summary>
    Healthy,
}

/// <summary>Something to do for a shard; a closed family.</summary>
/// <param name="Connection">The connection it is for.</param>
internal abstract record Step(int Connection);

/// <summary>Ask Discord where its gateway is, once a session may be begun.</summary>
internal sealed record Find(int Connection) : Step(Connection);

/// <summary>Open a connection.</summary>
internal sealed record Connect(int Connection, Uri Url) : Step(Connection);

/// <summary>Wait until it is this shard's turn to begin a session.</summary>
internal sealed record AwaitTurn(int Connection) : Step(Connection);

/// <summary>Send a frame.</summary>
internal sealed record Send(int Connection, ReadOnlyMemory<byte> Json) : Step(Connection);

/// <summary>Come back with <see cref="Due"/>.</summary>
internal sealed record Wake(int Connection, TimeSpan After, Alarm Alarm, int Number = 0) : Step(Connection);

/// <summary>Close the connection; whatever still comes of it is of no interest.</summary>
internal sealed record Close(int Connection, int Code) : Step(Connection);

/// <summary>Hand a dispatch over.</summary>
internal sealed record HandOver(int Connection, Frame Frame) : Step(Connection);

/// <summary>The session is up.</summary>
/// <param name="Resumed">Whether it went on where it was.</param>
internal sealed record SessionUp(int Connection, bool Resumed) : Step(Connection);

/// <summary>The session is not up any more.</summary>
/// <param name="Why">In a few words, for the log.</param>
internal sealed record SessionDown(int Connection, string Why) : Step(Connection);

/// <summary>Give up; a person has to do this.</summary>
internal sealed record GiveUp(int Connection, string Remedy) : Step(Connection);
