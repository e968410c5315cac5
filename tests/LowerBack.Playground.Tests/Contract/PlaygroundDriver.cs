using System.Text.Json.Nodes;
using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Contract;

namespace LowerBack.Playground.Tests.Contract;

/// <summary>Alex and Sam at the Playground's HTTP API, which is what its page uses.</summary>
public sealed class PlaygroundDriver : PlatformDriver
{
    private readonly PlaygroundHost _host;
    private readonly Dictionary<(SeenMessage On, string Label), string> _tokens = [];
    private readonly Dictionary<Someone, List<string>> _notices = new() { [Someone.First] = [], [Someone.Second] = [] };
    private readonly Dictionary<Someone, JsonNode?> _forms = [];
    private IReadOnlyList<Someone> _called = [];
    private (string Path, JsonObject Body)? _last;

    private PlaygroundDriver(PlaygroundHost host) => _host = host;

    public override IChatPlatform Platform => _host.Platform;

    public override IReadOnlyList<Someone> Called => _called;

    public static async Task<PlaygroundDriver> StartAsync(ICoach coach) => new(await PlaygroundHost.StartAsync(instead: coach));

    public override Task SaysAsync(Someone who, ChatScope where, string text) =>
        DoAsync(who, $"conversations/{Place(who, where)}/messages", new JsonObject { ["text"] = text });

    public override Task PressesAsync(Someone who, ChatScope where, SeenMessage on, string label)
    {
        // The page presses what it shows: a token, or the label of a button that has none since it only leads elsewhere.
        var token = _tokens.GetValueOrDefault((on, label));
        return DoAsync(who, $"conversations/{Place(who, where)}/presses", new JsonObject { ["message"] = on.Id, [token is null ? "label" : "token"] = token ?? label });
    }

    public override bool ShowsForms => true;

    public override SeenForm? Form(Someone who) => _forms.GetValueOrDefault(who) is { } form
        ? new SeenForm((string)form["title"]!, [.. form["fields"]!.AsArray().Select(field => new SeenField(
            (string)field!["name"]!, (string)field["label"]!, [.. field["choices"]?.AsArray().Select(choice => (string)choice!["label"]!) ?? []], Texts(field["values"])))])
        : null;

    public override Task SendsAsync(Someone who, ChatScope where, params (string Field, string[] Values)[] filled)
    {
        var form = _forms[who]!;
        var values = form["fields"]!.AsArray().Select(field => (Name: (string)field!["name"]!, Values: Texts(field["values"])))
            .Select(field => filled.FirstOrDefault(one => one.Field == field.Name) is { Values: { } given } ? (field.Name, Values: given) : field);
        return DoAsync(who, $"conversations/{Place(who, where)}/forms", new JsonObject
        {
            ["message"] = form["message"]?.DeepClone(), ["token"] = form["token"]!.DeepClone(),
            ["values"] = new JsonObject(values.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)new JsonArray([.. field.Values.Select(value => JsonValue.Create(value))])))),
        });
    }

    /// <summary>Always Alex.</summary>
    public override Task ManagesGroupAsync(Someone who)
    {
        Assert.Equal(Someone.First, who);
        return Task.CompletedTask;
    }

    public override Task ClosesDoorAsync(Someone who) => _host.AskAsync($"people/{Name(who)}/door", new { open = false });

    /// <summary>Nobody else can come.</summary>
    public override Task<IReadOnlyList<ToPerson>> CrowdAsync(int count) =>
        Task.FromResult<IReadOnlyList<ToPerson>>([new("alex"), new("sam")]);

    public override async Task<int> CountAsync(ToPerson of) => (await SeesAsync(of.Person == "alex" ? Someone.First : Someone.Second, ChatScope.Private)).Count;

    public override async Task RepeatsAsync()
    {
        var (path, body) = _last ?? throw new InvalidOperationException("Nothing was done yet.");
        await AskAsync(path, body);
    }

    public override async Task<IReadOnlyList<SeenMessage>> SeesAsync(Someone who, ChatScope where)
    {
        var messages = (await _host.ReadAsync($"conversations/{Place(who, where)}/messages?person={Name(who)}"))["messages"]!.AsArray();
        var seen = new List<SeenMessage>();
        foreach (var message in messages.Where(message => (string?)message!["from"] == "coach"))
            seen.Add(await SeenAsync(message!));
        if (where == ChatScope.Group)
            _called = [.. messages.Select(message => (string?)message!["calling"]?["id"]).OfType<string>().Select(id => id == "alex" ? Someone.First : Someone.Second)];
        return seen;
    }

    public override IReadOnlyList<string> Notices(Someone who) => _notices[who];

    public override ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<SeenMessage> SeenAsync(JsonNode message)
    {
        var buttons = message["buttons"]!.AsArray().SelectMany(row => row!.AsArray()).ToList();
        var strong = message["blocks"]!.AsArray()
            .SelectMany(block => block!["spans"]?.AsArray() ?? [])
            .Where(span => (string?)span!["style"] == "strong");
        var seen = new SeenMessage(
            (string)message["id"]!, (string)message["text"]!, [.. strong.Select(span => (string)span!["text"]!)],
            [.. buttons.Select(button => (string)button!["label"]!)], message["picture"] is not null,
            message["file"] is { } file ? new SeenFile((string)file["name"]!, await _host.Http.GetByteArrayAsync(new Uri((string)file["url"]!, UriKind.Relative))) : null);
        foreach (var button in buttons.Where(button => button!["token"] is not null))
            _tokens[(seen, (string)button!["label"]!)] = (string)button["token"]!;
        return seen;
    }

    private async Task DoAsync(Someone who, string path, JsonObject body)
    {
        body["person"] = Name(who);
        body["event"] = Guid.NewGuid().ToString();
        _last = (path, body);
        var done = await AskAsync(path, body);
        _forms[who] = done["form"];
        _notices[who].AddRange(done["notices"]!.AsArray().Select(notice => (string)notice!));
    }

    /// <summary>The script is faster than fingers, so it waits as long as it is told to.</summary>
    private async Task<JsonNode> AskAsync(string path, JsonObject body)
    {
        while (true)
        {
            using var answer = await _host.PostAsync(path, body);
            if (answer.Headers.RetryAfter?.Delta is { } wait)
            {
                await Task.Delay(wait);
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        }
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];

    private static string Place(Someone who, ChatScope where) => where == ChatScope.Group ? "group" : Name(who);

    private static string Name(Someone who) => who == Someone.First ? "alex" : "sam";
}
