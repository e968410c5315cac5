using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Discord.Tests.Support;
using LowerBack.FakeDiscord;
using LowerBack.TestClock;
using LowerBack.TestKit.Contract;

namespace LowerBack.Discord.Tests.Contract;

/// <summary>Ann and Ben on Discord, with a server of theirs, over real connections to a server that judges every call.</summary>
public sealed class DiscordDriver : PlatformDriver
{
    private readonly WireHost _host;
    private readonly Dictionary<Someone, User> _people;
    private readonly Channel _group;
    private readonly Dictionary<(SeenMessage On, string Label), string> _ids = [];
    private readonly Dictionary<Someone, Interaction> _opened = [];
    private Action? _again;

    private DiscordDriver(WireHost host)
    {
        _host = host;
        _people = new() { [Someone.First] = App.AddUser("Ann"), [Someone.Second] = App.AddUser("Ben") };
        _group = App.AddGuild("Back to back", _people.Values).Channels[0];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Offences =>
    [
        .. _host.Discord.Violations.Select(one => one.ToString()),
        .. App.Unanswered.Select(one => $"The {one.Kind} {one.Name} was not answered."),
    ];

    public override IChatPlatform Platform => _host.Get<IChatPlatform>();

    public override IReadOnlyList<Someone> Called =>
    [
        .. Places.SelectMany(place => App.Said(place)).SelectMany(message => message.Pings.Everyone || message.Pings.Roles.Count > 0
            ? _people.Keys
            : message.Pings.Users.Select(user => _people.Single(person => person.Value.Id == user.Id).Key)),
    ];

    private FakeApp App => _host.App;

    private IEnumerable<Channel> Places => [_group, .. _people.Values.Select(App.Direct)];

    public static async Task<DiscordDriver> StartAsync(ICoach coach) => new(await FakeTime.Standing().StartAsync(coach));

    /// <summary>What begins with a slash is a command, which Discord's client takes apart; all else is a message.</summary>
    public override Task SaysAsync(Someone who, ChatScope where, string text) => AnsweredAsync(() =>
    {
        if (text.StartsWith('/'))
            return Repeated(Command(_people[who], Place(who, where), text[1..].Split(' ')));
        var said = App.Say(_people[who], text, Place(who, where));
        return () => App.Repeat(said);
    });

    public override Task PressesAsync(Someone who, ChatScope where, SeenMessage on, string label) => AnsweredAsync(() =>
    {
        // A press arrives from a message that has changed meanwhile, too: it was pressed before the change had come through.
        var message = App.Said(Place(who, where), _people[who]).Single(message => $"{message.Id}" == on.Id);
        return Repeated(_opened[who] = App.PressId(_people[who], _ids[(on, label)], message, forge: true));
    });

    public override bool ShowsForms => true;

    public override SeenForm? Form(Someone who) => _opened.GetValueOrDefault(who) is { Answer: CallbackKind.Modal, Modal: var form }
        ? new SeenForm(form.GetProperty("title").GetString()!, [.. form.GetProperty("components").EnumerateArray().Select(Field)])
        : null;

    public override Task SendsAsync(Someone who, ChatScope where, params (string Field, string[] Values)[] filled) => AnsweredAsync(() =>
    {
        _opened.Remove(who);
        return Repeated(App.Submit(_people[who], [.. filled.SelectMany(field => field.Values.DefaultIfEmpty("").Select(value => (field.Field, value)))]));
    });

    public override Task ManagesGroupAsync(Someone who)
    {
        App.Join(_people[who], _group.Guild!, Permissions.Usual | Permissions.ManageChannels);
        return Task.CompletedTask;
    }

    public override Task<bool> ThrowsCoachOutAsync()
    {
        App.RemoveBot(_group.Guild!);
        return Task.FromResult(true);
    }

    public override Task ClosesDoorAsync(Someone who)
    {
        App.SetDoor(_people[who], Door.RefusesMessages);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<ToPerson>> CrowdAsync(int count)
    {
        List<User> people = [.. Enumerable.Range(1, count).Select(number => App.AddUser($"Person{number}"))];
        people.ForEach(person => App.Say(person, "nothing"));
        await _host.AnsweredAsync();
        return [.. people.Select(person => new ToPerson($"{person.Id}"))];
    }

    public override Task<int> CountAsync(ToPerson of) => Task.FromResult(App.Said(App.UserOf(ulong.Parse(of.Person, provider: null))).Count);

    public override Task PassAsync(Task waiting) => _host.Discord.Time.UntilDoneAsync(waiting);

    public override Task RepeatsAsync() => AnsweredAsync(() =>
    {
        _again!();
        return _again;
    });

    public override Task<IReadOnlyList<SeenMessage>> SeesAsync(Someone who, ChatScope where) =>
        Task.FromResult<IReadOnlyList<SeenMessage>>([.. App.Said(Place(who, where), _people[who]).Where(message => !IsNotice(message)).Select(Seen)]);

    public override IReadOnlyList<string> Notices(Someone who) =>
        [.. App.Said(_people[who]).Where(IsNotice).Select(message => ReadMarkdown.Of(message.Text).Text)];

    public override ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Between two, only what is gone again with a tap or with the next start of the client is hidden.</summary>
    private static bool IsNotice(Message message) => message is { Channel.Kind: ChannelKind.Direct, OnlyFor: not null };

    private Interaction Command(User by, Channel where, string[] words)
    {
        var command = App.CommandsFor(by, where).Single(command => command.Name.Equals(words[0], StringComparison.OrdinalIgnoreCase));
        var options = command.Definition.TryGetProperty("options", out var given) ? given.EnumerateArray().ToList() : [];
        return App.Slash(by, command.Name, where, [.. options.Zip(words[1..], (option, word) => (option.GetProperty("name").GetString()!, (object)word))]);
    }

    private Action Repeated(Interaction done) => () => App.Repeat(done);

    private SeenMessage Seen(Message message)
    {
        // Of whoever is called Discord shows the name.
        var words = message.Pings.Users is [var called] ? message.Text.Replace($"<@{called.Id}>", called.Username, StringComparison.Ordinal) : message.Text;
        var (text, strong) = ReadMarkdown.Of(words);
        var (pictures, files) = (message.Attachments.Where(IsPicture), message.Attachments.Where(file => !IsPicture(file)));
        var seen = new SeenMessage(
            $"{message.Id}", text, strong, [.. message.Buttons.Select(button => button.Label)], pictures.Any(),
            files.Select(file => new SeenFile(file.Name, file.Bytes)).SingleOrDefault());
        foreach (var button in message.Buttons.Where(button => button.CustomId is not null))
            _ids[(seen, button.Label)] = button.CustomId!;
        return seen;
    }

    private static SeenField Field(JsonElement label)
    {
        var field = label.GetProperty("component");
        var options = field.TryGetProperty("options", out var offered) ? offered.EnumerateArray().ToList() : [];
        return new SeenField(
            Text(field, "custom_id")!, Text(label, "label")!, [.. options.Select(option => Text(option, "label")!)],
            Text(field, "value") is { } written ? [written] : [.. options.Where(option => option.TryGetProperty("default", out _)).Select(option => Text(option, "value")!)]);
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static bool IsPicture(FakeDiscord.Attachment file) => file.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true;

    private Task AnsweredAsync(Func<Action> does)
    {
        _again = does();
        return _host.AnsweredAsync();
    }

    private Channel Place(Someone who, ChatScope where) => where == ChatScope.Group ? _group : App.Direct(_people[who]);
}
