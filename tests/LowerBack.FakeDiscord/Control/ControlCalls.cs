using System.Globalization;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Control;

/// <summary>The control calls, a line each; the README shows them as curl.</summary>
internal static class ControlCalls
{
    private static readonly Dictionary<string, Func<FakeDiscordServer, Asked, IShape>> All = new()
    {
        ["GET "] = (_, _) => new Written(json => ControlShapes.List(json, Names())),
        ["GET app"] = (server, _) => new Written(json => ControlShapes.App(json, server)),
        ["POST users"] = (server, asked) => server.App.AddUser(asked.Text("name") ?? "Ann", asked.Text("locale") ?? "en-US", asked.Flag("installed", otherwise: true), asked.Id("id"), asked.Flag("is_bot")),
        ["POST guilds"] = (server, asked) => ControlShapes.Guild(AddGuild(server.App, asked)),
        ["POST channels"] = (server, asked) => server.App.AddChannel(server.App.GuildOf(asked.NeedsId("guild")), asked.Text("name") ?? "channel"),
        ["POST threads"] = (server, asked) => server.App.AddThread(server.App.ChannelOf(asked.NeedsId("channel")), asked.Text("name") ?? "thread", asked.Flag("private")),
        ["POST groups"] = (server, asked) => server.App.AddGroup([.. asked.Ids("members").Select(server.App.UserOf)]),
        ["POST dms"] = (server, asked) => server.App.Direct(By(server, asked)),
        ["POST join"] = Moves((server, asked) => server.App.Join(By(server, asked), server.App.GuildOf(asked.NeedsId("guild")), asked.Kind("permissions", Permissions.Usual))),
        ["POST leave"] = Moves((server, asked) => server.App.Leave(By(server, asked), server.App.GuildOf(asked.NeedsId("guild")))),
        ["POST install"] = Moves((server, asked) => server.App.Install(By(server, asked))),
        ["POST uninstall"] = Moves((server, asked) => server.App.Uninstall(By(server, asked))),
        ["POST door"] = Moves((server, asked) => server.App.SetDoor(By(server, asked), asked.Kind<Door>("door"))),
        ["POST allow"] = Moves((server, asked) => server.App.ChannelOf(asked.NeedsId("channel")).Allow(asked.Kind<Permissions>("permissions"))),
        ["POST add"] = Moves((server, asked) => server.App.AddBot(server.App.GuildOf(asked.NeedsId("guild")))),
        ["POST remove"] = Moves((server, asked) => server.App.RemoveBot(server.App.GuildOf(asked.NeedsId("guild")))),
        ["POST break_down"] = Moves((server, asked) => server.App.BreakDown(server.App.GuildOf(asked.NeedsId("guild")))),
        ["POST delete"] = Moves((server, asked) => server.App.Delete(server.App.ChannelOf(asked.NeedsId("channel")))),
        ["POST revoke"] = Moves((server, _) => server.App.RevokeToken()),
        ["POST say"] = (server, asked) => server.App.Say(By(server, asked), asked.NeedsText("text"), Where(server, asked)),
        ["POST slash"] = (server, asked) => ControlShapes.Interaction(server.App.Slash(By(server, asked), asked.NeedsText("command"), Where(server, asked), Options(asked))),
        ["POST autocomplete"] = (server, asked) => ControlShapes.Interaction(
            server.App.Autocomplete(By(server, asked), asked.NeedsText("command"), asked.NeedsText("option"), asked.Text("typed") ?? "", Where(server, asked), Options(asked))),
        ["POST press"] = (server, asked) => ControlShapes.Interaction(Press(server, asked)),
        ["POST select"] = (server, asked) => ControlShapes.Interaction(Select(server, asked)),
        ["POST submit"] = (server, asked) => ControlShapes.Interaction(asked.Text("custom_id") is { } forged
            ? server.App.SubmitForged(By(server, asked), forged, Where(server, asked), asked.Pairs("values"))
            : server.App.Submit(By(server, asked), asked.Pairs("values"))),
        ["DELETE endpoint"] = Moves((server, _) => server.App.ForgetEndpoint()),
        ["POST gateway"] = Moves((server, asked) => GatewayFaults.Do(server.Gateway, asked)),
        ["GET gateway"] = (server, _) => new Written(json => ControlShapes.Gateway(json, server.Gateway.Journal)),
        ["POST faults"] = Moves((server, asked) => server.Faults.Add(ReadFault(asked))),
        ["DELETE faults"] = Moves((server, _) => server.Faults.Clear()),
        ["POST exhaust"] = Moves((server, asked) => server.ExhaustMessages(server.App.ChannelOf(asked.NeedsId("channel")))),
        ["POST clock/advance"] = Moves((server, asked) => server.Time.Advance(asked.Seconds("seconds") ?? throw new InvalidOperationException("Give seconds."))),
        ["GET transcript"] = (server, asked) => new Written(json => ControlShapes.Seen(json, Place(server, asked).Saw(As(server, asked)))),
        ["GET text"] = (server, asked) => ControlShapes.Text("transcript", Place(server, asked).Transcript(As(server, asked))),
        ["GET messages"] = (server, asked) => new Many(Place(server, asked).MessagesFor(As(server, asked))),
        ["GET commands"] = (server, asked) => new Many(server.App.CommandsFor(By(server, asked), Where(server, asked) ?? server.App.Direct(By(server, asked)))),
        ["GET unanswered"] = (server, _) => new Many(server.App.Unanswered.Select(ControlShapes.Interaction)),
        ["GET calls"] = (server, _) => new Written(json => ControlShapes.Calls(json, server.Calls)),
        ["GET counts"] = (server, _) => new Written(json => ControlShapes.Counts(json, server.Counts)),
        ["GET violations"] = (server, _) => new Written(json => ControlShapes.List(json, server.Violations.Select(one => one.ToString()))),
        ["DELETE violations"] = Moves((server, _) => server.ForgetViolations()),
    };

    /// <exception cref="InvalidOperationException">There is no such call, or it cannot be done.</exception>
    public static async Task<IShape> RunAsync(string what, FakeDiscordServer server, Asked asked)
    {
        if (what == "POST endpoint")
        {
            await server.App.SetEndpointAsync(new Uri(asked.NeedsText("url")));
            return ControlShapes.Did(() => { });
        }

        return All.TryGetValue(what, out var call) ? call(server, asked) : throw new InvalidOperationException($"There is no {what}. There is: {string.Join(", ", Names())}.");
    }

    private static IEnumerable<string> Names() => All.Keys.Append("POST endpoint").Select(name => name.Replace(" ", $" {ControlApi.Root}/", StringComparison.Ordinal));

    private static Func<FakeDiscordServer, Asked, IShape> Moves(Action<FakeDiscordServer, Asked> act) =>
        (server, asked) => ControlShapes.Did(() => act(server, asked));

    private static User By(FakeDiscordServer server, Asked asked) => server.App.UserOf(asked.NeedsId("user"));

    private static User? As(FakeDiscordServer server, Asked asked) => asked.Id("as_user") is { } id ? server.App.UserOf(id) : null;

    private static Channel? Where(FakeDiscordServer server, Asked asked) => asked.Id("channel") is { } id ? server.App.ChannelOf(id) : null;

    /// <summary>A channel, or the direct one of a person.</summary>
    private static Channel Place(FakeDiscordServer server, Asked asked) => Where(server, asked) ?? server.App.Direct(By(server, asked));

    private static List<(string Name, object Value)> Options(Asked asked) => [.. asked.Pairs("options").Select(pair => (pair.Name, (object)pair.Value))];

    private static Guild AddGuild(FakeApp app, Asked asked)
    {
        if (asked.Number("count") is { } count)
            app.AddGuilds(count, asked.Number("channels") ?? 20);
        return app.AddGuild(asked.Text("name") ?? "Office", asked.Ids("members").Select(app.UserOf).ToList(), asked.Flag("bot", otherwise: true), asked.Text("locale") ?? "en-US");
    }

    private static Interaction Press(FakeDiscordServer server, Asked asked) => asked.Text("custom_id") is { } id
        ? server.App.PressId(By(server, asked), id, On(server, asked), asked.Flag("forge"))
        : server.App.Press(By(server, asked), asked.NeedsText("label"), Where(server, asked));

    private static Interaction Select(FakeDiscordServer server, Asked asked) => asked.Text("custom_id") is { } id
        ? server.App.SelectId(By(server, asked), id, On(server, asked), [.. asked.Texts("values")])
        : server.App.Select(By(server, asked), [.. asked.Texts("labels")], Where(server, asked));

    private static Message On(FakeDiscordServer server, Asked asked)
    {
        var id = asked.NeedsId("message");
        return Place(server, asked).MessagesFor().FirstOrDefault(message => message.Id == id)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"There is no message {id}."));
    }

    private static Fault ReadFault(Asked asked)
    {
        var kind = asked.NeedsText("kind");
        var fault = new Fault(kind.StartsWith("429", StringComparison.Ordinal) ? FaultKind.TooMany : asked.Kind<FaultKind>("kind"), asked.Text("route"), asked.Text("match"), asked.Number("times") ?? 1)
        {
            Scope = kind switch { "429global" => LimitScope.Global, "429shared" => LimitScope.Shared, _ => asked.Kind("scope", LimitScope.User) },
        };
        return fault with
        {
            RetryAfter = asked.Seconds("retry_after") ?? fault.RetryAfter,
            Delay = asked.Seconds("seconds") ?? fault.Delay,
            Status = asked.Number("status") ?? fault.Status,
            Code = asked.Number("code") ?? fault.Code,
        };
    }
}
