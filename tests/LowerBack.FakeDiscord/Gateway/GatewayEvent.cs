namespace LowerBack.FakeDiscord;

/// <summary>Something that happened on the gateway.</summary>
/// <param name="What">
/// "connect", "identify", "ready", "resume", "resumed", "refused", "heartbeat", "closed by client", "closed by server", "lost" or "sent".
/// </param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="Detail">The close code, the session, the event: what there is to say.</param>
public sealed record GatewayEvent(DateTimeOffset At, string What, int Connection, string Detail = "");
