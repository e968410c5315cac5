namespace LowerBack.FakeDiscord.Control;

/// <summary>The gateway's faults by name, one in each control call.</summary>
internal static class GatewayFaults
{
    private static readonly Dictionary<string, Action<FakeGateway, Asked>> All = new()
    {
        ["op7"] = (gateway, _) => gateway.AskReconnect(),
        ["op9true"] = (gateway, _) => gateway.Invalidate(resumable: true),
        ["op9false"] = (gateway, _) => gateway.Invalidate(resumable: false),
        ["op1"] = (gateway, _) => gateway.AskHeartbeat(),
        ["close"] = (gateway, asked) => gateway.Close(asked.Number("code") ?? 4000),
        ["kill"] = (gateway, _) => gateway.Kill(),
        ["stop_acks"] = (gateway, _) => gateway.StopAcks(),
        ["delay_hello"] = (gateway, asked) => gateway.DelayHello(asked.Seconds("seconds") ?? TimeSpan.FromSeconds(5), asked.Number("times") ?? 1),
        ["split_frames"] = (gateway, asked) => gateway.SplitFrames = asked.Flag("on", otherwise: true),
        ["oversized"] = (gateway, asked) => gateway.TellOversized(asked.Number("bytes") ?? 1_000_000),
        ["raw"] = (gateway, asked) => gateway.SendRaw(asked.NeedsText("text")),
        ["repeat"] = (gateway, _) => gateway.RepeatLast(),
        ["refuse_resumes"] = (gateway, asked) => gateway.RefuseResumes(asked.Number("times") ?? 1, asked.Number("code")),
        ["use_starts"] = (gateway, asked) => gateway.UseStarts(asked.Number("count") ?? 1000),
        ["event"] = (gateway, asked) => gateway.Tell(asked.NeedsText("name"), asked.Text("data") ?? "{}"),
    };

    /// <exception cref="InvalidOperationException">There is no such fault.</exception>
    public static void Do(FakeGateway gateway, Asked asked)
    {
        if (!All.TryGetValue(asked.NeedsText("do"), out var act))
            throw new InvalidOperationException($"do is one of {string.Join(", ", All.Keys)}.");
        act(gateway, asked);
    }
}
