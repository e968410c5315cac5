using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Control;

/// <summary>The control calls, a line each; the README shows them as curl.</summary>
internal static class ControlCalls
{
    private static readonly Dictionary<string, Func<FakeTelegramServer, FakeBot, Asked, IShape>> All = new()
    {
        ["GET "] = (_, _, _) => new Written(json => ControlShapes.List(json, Names())),
        ["POST users"] = (_, bot, asked) => bot.AddUser(
            asked.Text("first_name") ?? "Ann", asked.Text("language_code"), asked.Text("username"), asked.Text("last_name"), asked.Number("id"), asked.Flag("is_bot")),
        ["POST chats"] = (_, bot, asked) => bot.AddChat(
            asked.Kind<ChatKind>("type"), asked.Text("title") ?? "Group", asked.Numbers("members").Select(bot.UserOf).ToList(), asked.Flag("is_forum"),
            asked.Text("bot_standing") is null ? Standing.Member : asked.Kind<Standing>("bot_standing"), asked.Text("username")),
        ["POST topics"] = (_, bot, asked) => ControlShapes.Number("message_thread_id", bot.AddTopic(By(bot, asked), asked.Needs("chat"), asked.Text("name") ?? "Topic")),
        ["POST say"] = (_, bot, asked) => bot.Say(
            By(bot, asked), asked.NeedsText("text"), asked.Number("chat"), (int?)asked.Number("thread"), (int?)asked.Number("reply_to"), asked.Flag("anonymous")),
        ["POST share"] = (_, bot, asked) => bot.Share(By(bot, asked), asked.Degrees("latitude"), asked.Degrees("longitude"), asked.Number("chat")),
        ["POST edit"] = (_, bot, asked) => bot.Edit(By(bot, asked), Chat(asked), (int)asked.Needs("message_id"), asked.NeedsText("text")),
        ["POST press"] = (_, bot, asked) => ControlShapes.Text("callback_query_id", Press(bot, asked)),
        ["POST redeliver"] = Moves((bot, _) => bot.Redeliver()),
        ["POST follow"] = (_, bot, asked) => bot.Follow(By(bot, asked), asked.NeedsText("label"), asked.Number("chat")),
        ["POST block"] = Moves((bot, asked) => bot.Block(By(bot, asked))),
        ["POST unblock"] = Moves((bot, asked) => bot.Unblock(By(bot, asked))),
        ["POST deactivate"] = Moves((bot, asked) => bot.Deactivate(By(bot, asked))),
        ["POST add"] = Moves((bot, asked) => bot.Add(By(bot, asked), asked.Needs("chat"))),
        ["POST kick"] = Moves((bot, asked) => bot.Kick(By(bot, asked), asked.Needs("chat"))),
        ["POST remove"] = Moves((bot, asked) => bot.Remove(By(bot, asked), asked.Needs("chat"))),
        ["POST place"] = Moves((bot, asked) => bot.Place(By(bot, asked), asked.Needs("chat"), asked.Kind<Standing>("standing"))),
        ["POST promote"] = Moves((bot, asked) => bot.Promote(By(bot, asked), asked.Needs("chat"))),
        ["POST restrict"] = Moves((bot, asked) => bot.Restrict(By(bot, asked), asked.Needs("chat"))),
        ["POST migrate"] = (_, bot, asked) => bot.Migrate(asked.Needs("chat"), asked.Flag("is_forum")),
        ["POST faults"] = (server, _, asked) => ControlShapes.Did(() => server.Faults.Add(ReadFault(asked))),
        ["DELETE faults"] = (server, _, _) => ControlShapes.Did(server.Faults.Clear),
        ["POST clock/advance"] = (server, _, asked) => ControlShapes.Did(() => server.Time.Advance(TimeSpan.FromSeconds(asked.Degrees("seconds")))),
        ["GET transcript"] = (_, bot, asked) => new Written(json => ControlShapes.Seen(json, bot.Saw(asked.Needs("chat")))),
        ["GET commands"] = (_, bot, asked) => new Many(bot.CommandsFor(By(bot, asked), asked.Number("chat"))),
        ["GET calls"] = (server, _, _) => new Written(json => ControlShapes.Calls(json, server.Calls)),
        ["GET counts"] = (server, _, _) => new Written(json => ControlShapes.Counts(json, server.Counts)),
        ["GET violations"] = (server, _, _) => new Written(json => ControlShapes.List(json, server.Violations.Select(one => one.ToString()))),
        ["DELETE violations"] = (server, _, _) => ControlShapes.Did(server.ForgetViolations),
        ["GET pending"] = (_, bot, _) => ControlShapes.Number("pending", bot.Pending),
    };

    /// <exception cref="InvalidOperationException">There is no such call, or it cannot be done.</exception>
    public static IShape Run(string what, FakeTelegramServer server, FakeBot bot, Asked asked) =>
        All.TryGetValue(what, out var call) ? call(server, bot, asked) : throw new InvalidOperationException($"There is no {what}. There is: {string.Join(", ", Names())}.");

    private static IEnumerable<string> Names() => All.Keys.Select(name => name.Replace(" ", $" {ControlApi.Root}/", StringComparison.Ordinal));

    private static Func<FakeTelegramServer, FakeBot, Asked, IShape> Moves(Action<FakeBot, Asked> act) =>
        (_, bot, asked) => ControlShapes.Did(() => act(bot, asked));

    private static User By(FakeBot bot, Asked asked) => bot.UserOf(asked.Needs("user"));

    private static long Chat(Asked asked) => asked.Number("chat") ?? asked.Needs("user");

    private static string Press(FakeBot bot, Asked asked) =>
        asked.Text("data") is { } data ? bot.PressData(By(bot, asked), data, Chat(asked), (int)asked.Needs("message_id"), asked.Flag("forge"))
        : asked.Text("label") is { } label ? bot.Press(By(bot, asked), label, asked.Number("chat"))
        : bot.Press(By(bot, asked), Chat(asked), (int)asked.Needs("message_id"), (int)asked.Needs("row"), (int)asked.Needs("col"));

    private static Fault ReadFault(Asked asked) => new(ReadKind(asked), asked.Text("method"), asked.Text("match"), (int)(asked.Number("times") ?? 1))
    {
        RetryAfter = (int)(asked.Number("retry_after") ?? 5),
        Delay = TimeSpan.FromSeconds(asked.Number("seconds") ?? 2),
    };

    private static FaultKind ReadKind(Asked asked) => asked.Text("kind") == "429" ? FaultKind.TooMany : asked.Kind<FaultKind>("kind");
}
