using LowerBack.Chat;
using LowerBack.FakeTelegram;
using LowerBack.Telegram.Sending;
using LowerBack.Telegram.Tests.Support;
using LowerBack.TestClock;
using LowerBack.TestKit;
using LowerBack.TestKit.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using FakeBot = LowerBack.FakeTelegram.FakeBot;

namespace LowerBack.Telegram.Tests.Contract;

/// <summary>Ann and Ben on Telegram, with a group of theirs, over real connections to a server that judges every call.</summary>
public sealed class TelegramDriver : PlatformDriver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly FakeTelegramServer _telegram;
    private readonly WebApplication _app;
    private readonly Dictionary<Someone, User> _people;
    private readonly long _group;
    private readonly FakeTime _time;
    private readonly Dictionary<(SeenMessage On, string Label), string> _data = [];

    private TelegramDriver(FakeTelegramServer telegram, WebApplication app, FakeTime time)
    {
        (_telegram, _app, _time) = (telegram, app, time);
        _people = new() { [Someone.First] = Bot.AddUser("Ann"), [Someone.Second] = Bot.AddUser("Ben") };
        _group = Bot.AddChat(ChatKind.Supergroup, "Back to back", _people.Values).Id;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Offences =>
        [.. _telegram.Violations.Select(one => one.ToString()), .. Bot.Unanswered.Select(query => $"The press {query} was not answered.")];

    public override IChatPlatform Platform => _app.Services.GetRequiredService<IChatPlatform>();

    /// <summary>In a private chat whoever is mentioned does not hear of it.</summary>
    public override IReadOnlyList<Someone> Called =>
    [
        .. Bot.Said(_group).SelectMany(message => message.Words.Entities)
            .Where(entity => entity.Kind is "mention" or "text_mention").Select(entity => _people.Single(person => person.Value.Id == entity.User?.Id).Key),
    ];

    private FakeBot Bot => _telegram.Bot;

    public static async Task<TelegramDriver> StartAsync(ICoach coach)
    {
        var time = FakeTime.Standing();
        var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions { Time = time, LimitRates = true });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.Configure<TelegramOptions>(options =>
            (options.Token, options.BaseUrl) = (telegram.Bot.Token, telegram.Address.ToString()));
        builder.Services.AddSingleton(coach).AddSingleton<IPictures>(new StubPictures(true)).AddSingleton<TimeProvider>(time).AddSingleton<IOwnership, OneProgram>().AddTelegram();
        var app = builder.Build();
        var driver = new TelegramDriver(telegram, app, time);
        var listening = telegram.Bot.IdleAsync();
        await app.StartAsync();
        await listening.WaitAsync(Patience);
        return driver;
    }

    public override Task SaysAsync(Someone who, ChatScope where, string text) => AnsweredAsync(() => Bot.Say(_people[who], text, Place(who, where)));

    public override Task PressesAsync(Someone who, ChatScope where, SeenMessage on, string label) => AnsweredAsync(() =>
    {
        // A button without data leads to the private chat. Data arrives from a message that has changed meanwhile, too: it
        // was pressed before the change had come through.
        if (_data.TryGetValue((on, label), out var data))
            Bot.PressData(_people[who], data, Place(who, where), int.Parse(on.Id, provider: null), forge: true);
        else
            Bot.Follow(_people[who], label, Place(who, where));
    });

    public override bool LinksCarryWords => true;

    /// <summary>Telegram's client says /start with the word, in a group with the bot's name.</summary>
    public override Task FollowsAsync(Someone who, ChatScope where, string handedOn) => AnsweredAsync(() =>
    {
        var (kind, word) = handedOn.Split($"https://t.me/{Bot.Identity.Username}?")[1].Split('=') switch { var parts => (parts[0], parts[1]) };
        Assert.Equal(where == ChatScope.Group ? "startgroup" : "start", kind);
        Bot.Say(_people[who], where == ChatScope.Group ? $"/start@{Bot.Identity.Username} {word}" : $"/start {word}", Place(who, where));
    });

    public override Task ManagesGroupAsync(Someone who)
    {
        Bot.Place(_people[who], _group, Standing.Administrator);
        return Task.CompletedTask;
    }

    public override async Task<bool> ThrowsCoachOutAsync()
    {
        await AnsweredAsync(() => Bot.Kick(_people[Someone.First], _group));
        return true;
    }

    public override Task ClosesDoorAsync(Someone who) => AnsweredAsync(() => Bot.Block(_people[who]));

    public override async Task<IReadOnlyList<ToPerson>> CrowdAsync(int count)
    {
        List<User> people = [.. Enumerable.Range(1, count).Select(number => Bot.AddUser($"Person {number}"))];
        await AnsweredAsync(() => people.ForEach(person => Bot.Say(person, "nothing")));
        return [.. people.Select(person => new ToPerson($"{person.Id}"))];
    }

    public override Task<int> CountAsync(ToPerson of) => Task.FromResult(Bot.Said(long.Parse(of.Person, provider: null)).Count);

    public override async Task PassAsync(Task waiting)
    {
        await Quiet.ComesAsync();
        while (!waiting.IsCompleted)
        {
            _time.Advance(Step);
            await Quiet.ComesAsync();
        }

        await waiting;
    }

    public override Task RepeatsAsync() => AnsweredAsync(Bot.Redeliver);

    public override Task<IReadOnlyList<SeenMessage>> SeesAsync(Someone who, ChatScope where) =>
        Task.FromResult<IReadOnlyList<SeenMessage>>([.. Bot.Said(Place(who, where)).Select(Seen)]);

    public override IReadOnlyList<string> Notices(Someone who) =>
    [
        .. new[] { _people[who].Id, _group }.SelectMany(Bot.Saw)
            .Where(seen => seen is { What: "notice" or "alert", Text.Length: > 0 } && seen.To == _people[who]).Select(seen => seen.Text),
    ];

    public override async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    private SeenMessage Seen(Message message)
    {
        var strong = message.Words.Entities.Where(entity => entity.Kind == "bold").Select(entity => message.Text.Substring(entity.Offset, entity.Length));
        var file = message.Media is { Kind: MediaKind.Document, Largest: var document } ? new SeenFile(document.Name!, document.Bytes) : null;
        // A joiner is there for Telegram, and nobody sees it.
        var text = message.Text.Replace("\u2060", "", StringComparison.Ordinal);
        var seen = new SeenMessage(
            $"{message.Id}", text, [.. strong], [.. message.Keyboard?.Buttons.Select(button => button.Text) ?? []],
            message.Media is { Kind: MediaKind.Photo }, file);
        foreach (var button in message.Keyboard?.Buttons.Where(button => button.Data is not null) ?? [])
            _data[(seen, button.Text)] = button.Data!;
        return seen;
    }

    /// <summary>
    /// Does something and waits until the bot, having handled and confirmed it, asks for more, and all it had to send is sent;
    /// for its pauses time moves, since a script is faster than fingers.
    /// </summary>
    private async Task AnsweredAsync(Action does)
    {
        does();
        await Bot.IdleAsync().WaitAsync(Patience);
        using var late = new CancellationTokenSource(Patience);
        await PassAsync(_app.Services.GetRequiredService<Lanes>().EmptyAsync(late.Token));
    }

    private long Place(Someone who, ChatScope where) => where == ChatScope.Group ? _group : _people[who].Id;
}
