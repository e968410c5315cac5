using System.Net;
using System.Text;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.FakeTelegram;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>The real program in front of a server that speaks Telegram's wire and complains about whatever Telegram would refuse.</summary>
public sealed class TelegramJourneyTests : IAsyncLifetime
{
    private FakeTelegramServer _telegram = null!;
    private HostedWorker _worker = null!;
    private User _ann = null!;
    private TelegramPhone _phone = null!;

    private FakeBot Bot => _telegram.Bot;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient);
        _worker = await HostedWorker.StartAsync(also: null, TelegramPhone.Settings(_telegram));
        _ann = Bot.AddUser();
        _phone = new TelegramPhone(_telegram, _ann);
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task From_start_through_the_safety_check_to_todays_session_and_its_end_a_move_and_the_export()
    {
        await _phone.ComesInAsync();
        await _phone.SaysAsync("/routine", "Warm-up");
        await _phone.PressesAsync("Done");
        await _phone.PressesAsync("Working");
        await _phone.PressesAsync("1", "Shall I ask you each day");

        await _phone.SaysAsync("/exercise bridge", "Bridge");
        var move = Bot.Said(_ann.Id)[^1];
        if (_worker.App.Services.GetRequiredService<IPictures>().Available)
        {
            var picture = Assert.IsType<Media>(move.Media);
            Assert.Equal((MediaKind.Photo, ChatLimits.PictureWidth), (picture.Kind, picture.Largest.Width));
            Assert.Equal("\u0089PNG", Encoding.Latin1.GetString(picture.Largest.Bytes.Span[..4]));
        }

        await _phone.SaysAsync("/privacy", "Export");
        await _phone.PressesAsync("Export");
        await _phone.UntilAsync(() => Bot.Said(_ann.Id)[^1].Media is { Kind: MediaKind.Document });
        var file = Bot.Said(_ann.Id)[^1].Media!.Largest;
        Assert.Matches("^lowerback-export-[0-9-]+\\.json$", file.Name);
        var export = JsonDocument.Parse(file.Bytes).RootElement;
        Assert.Equal($"{_ann.Id}", export.GetProperty("accounts")[0].GetProperty("personId").GetString());
        Assert.Equal("Europe/Berlin", export.GetProperty("member").GetProperty("zoneId").GetString());
        Assert.Single(export.GetProperty("routine").EnumerateArray());
        NothingWentWrong();
    }

    [Fact]
    public async Task Somebody_who_speaks_German_is_answered_in_German_from_the_menu_to_the_first_session()
    {
        var bea = Bot.AddUser("Bea", languageCode: "de");
        var phone = new TelegramPhone(_telegram, bea);
        await phone.UntilAsync(() => Bot.CommandsFor(bea).Any(command => command is { Name: "routine", Description: "Dein Programm für heute, passend für dich" }));
        await phone.SaysAsync("/start", "Hallo, ich bin LowerBack");
        await phone.PassesTheSafetyCheckAsync("Einverstanden, ich bin 18 bis 64", "Nein", "Nichts davon");
        await phone.SaysAsync("München", "München");
        foreach (var answer in new[] { "Ja, stimmt", "10 Minuten", "Fitnessband", "Weiter", "Neu oder nach einer Pause", "Keins von beiden", "Nichts davon" })
            await phone.PressesAsync(answer);
        await phone.SaysAsync("/routine", "Aufwärmen");
        await phone.PressesAsync("Fertig");
        await phone.PressesAsync("Fordernd");
        await phone.PressesAsync("1", "Soll ich dich jeden Tag fragen");
        await phone.SaysAsync("/exercise brücke", "So geht es");

        var group = Bot.AddChat(ChatKind.Group, "Rücken an Rücken", [bea, Bot.AddUser("Cem", languageCode: "de")]);
        Bot.Say(Bot.UserOf(bea.Id + 1), "/start", group.Id);
        await phone.UntilAsync(() => Bot.Said(group.Id).Count == 1);
        Assert.Contains("unserem eigenen Chat", Bot.Said(group.Id)[0].Text, StringComparison.Ordinal);
        NothingWentWrong();
    }

    [Fact]
    public async Task In_a_group_the_answer_comes_in_private_before_and_after_the_group_becomes_a_supergroup()
    {
        var group = Bot.AddChat(ChatKind.Group, "Office", [_ann]);
        await _phone.ComesInAsync();
        await _phone.DoesAsync(() => Bot.Say(_ann, "/routine", group.Id), "Warm-up");
        var next = Bot.Migrate(group.Id);
        await _phone.DoesAsync(() => Bot.Say(_ann, $"/help@{Bot.Identity.Username}", next.Id), "calmer");
        Assert.Empty(Bot.Said(group.Id));
        Assert.Empty(Bot.Said(next.Id));
        NothingWentWrong();
    }

    [Fact]
    public async Task In_a_forum_topic_the_answer_comes_in_private_and_who_has_no_private_chat_yet_is_shown_the_way_there()
    {
        var ben = Bot.AddUser("Ben");
        var group = Bot.AddChat(ChatKind.Supergroup, "Back to back", [_ann, ben], isForum: true);
        var topic = Bot.AddTopic(_ann, group.Id, "Mornings");
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await _phone.DoesAsync(() => Bot.Say(_ann, $"/help@{Bot.Identity.Username}", group.Id, topic), "calmer");
        Assert.Empty(Bot.Said(group.Id));

        Bot.Say(ben, $"/routine@{Bot.Identity.Username}", group.Id, topic);
        await _phone.UntilAsync(() => Bot.Said(group.Id).Count == 1);
        Assert.Equal(topic, Bot.Said(group.Id)[0].Thread);
        Assert.Contains("our own chat", Bot.Said(group.Id)[0].Text, StringComparison.Ordinal);
        await new TelegramPhone(_telegram, ben).DoesAsync(() => Bot.Follow(ben, "Open our chat", group.Id), "Hi, I'm LowerBack");
        NothingWentWrong();
    }

    [Fact]
    public async Task A_forged_press_in_a_group_shows_the_group_nothing()
    {
        var ben = Bot.AddUser("Ben");
        var group = Bot.AddChat(ChatKind.Supergroup, "Back to back", [_ann, ben]);
        Bot.Say(ben, "/help", group.Id);
        await _phone.UntilAsync(() => Bot.Said(group.Id).Count == 1);
        var shown = Bot.Said(group.Id)[0];
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        var agree = Bot.Said(_ann.Id)[0].Keyboard!.Buttons.First().Data!;
        await _phone.DoesAsync(() => Bot.PressData(_ann, agree, group.Id, shown.Id, forge: true), "");
        Assert.Equal(shown, Assert.Single(Bot.Said(group.Id)));
        NothingWentWrong();
    }

    [Fact]
    public async Task The_menu_is_there_and_readiness_says_that_Telegram_answers()
    {
        await _phone.UntilAsync(() => Bot.CommandsFor(_ann).Count > 0);
        Assert.Contains(Bot.CommandsFor(_ann), command => command.Name == "routine");
        using var http = _worker.Client();
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await http.IsReadyAsync();
    }

    [Theory]
    [InlineData(FaultKind.Http502Html)]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.MalformedJson)]
    public async Task An_update_whose_poll_breaks_is_answered_once(FaultKind fault)
    {
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        _telegram.Faults.Add(new Fault(fault, "getUpdates", Times: 2));
        await _phone.SaysAsync("/about", "");
        await Bot.IdleAsync();
        Assert.Equal(2, Bot.Said(_ann.Id).Count);
    }

    [Fact]
    public async Task Called_by_Telegram_it_answers_once_and_knows_Telegram_by_the_secret()
    {
        HostedWorker? called = null;
        await using var telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient with { Resolve = address => new Uri(called!.Address, address.PathAndQuery) });
        await using var worker = called = await HostedWorker.StartAsync(also: null, TelegramPhone.Settings(telegram, "between-us"));
        var ben = telegram.Bot.AddUser("Ben");
        var phone = new TelegramPhone(telegram, ben);
        await phone.SaysAsync("/start", "Hi, I'm LowerBack");
        telegram.Bot.Redeliver();
        await phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
        Assert.Single(telegram.Bot.Said(ben.Id));

        using var http = worker.Client();
        foreach (var secret in new[] { "between-them", "" })
        {
            using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri("/telegram/hook", UriKind.Relative))
            {
                Content = new StringContent(
                    $$$"""{"update_id":9,"message":{"message_id":9,"date":1,"text":"/help","chat":{"id":{{{ben.Id}}},"type":"private"},"from":{"id":{{{ben.Id}}},"is_bot":false,"first_name":"B"} } }""",
                    Encoding.UTF8, "application/json"),
                Headers = { { "X-Telegram-Bot-Api-Secret-Token", secret } },
            };
            using var answer = await http.SendAsync(forged);
            Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        await phone.PressesAsync("No", "Safety check, 2 of 20");
        Assert.Single(telegram.Bot.Said(ben.Id));
        Assert.True(telegram.Violations.Count == 0, string.Join('\n', telegram.Violations));
        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("between-us", StringComparison.Ordinal) || line.Contains(telegram.Bot.Token, StringComparison.Ordinal));
    }

    private void NothingWentWrong()
    {
        Assert.Empty(Bot.Unanswered);
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(Bot.Token, StringComparison.Ordinal));
    }
}
