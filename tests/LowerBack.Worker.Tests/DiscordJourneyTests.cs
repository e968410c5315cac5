using System.Text;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>The real program in front of a server that speaks Discord's wire and complains about whatever Discord would refuse.</summary>
public sealed class DiscordJourneyTests : IAsyncLifetime
{
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;
    private User _ann = null!;
    private User _ben = null!;
    private DiscordPhone _direct = null!;

    /// <summary>Where others are, too.</summary>
    public enum Place
    {
        Channel,
        Thread,
        PrivateThread,

        /// <summary>Only Ann's own installation brings the coach there.</summary>
        ServerWithoutTheBot,

        /// <summary>The same, where what such apps say is for one person's eyes, whatever they ask for.</summary>
        ServerThatHidesOutsideApps,

        /// <summary>The same, in a conversation without a server.</summary>
        Friends,
    }

    private FakeApp App => _discord.App;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        _worker = await HostedWorker.StartAsync(also: null, DiscordPhone.Settings(_discord));
        (_ann, _ben) = (App.AddUser(), App.AddUser("Ben"));
        // What happens before the session is up is not told to anybody.
        await _discord.Gateway.ReadyAsync();
        _direct = await DiscordPhone.OpenAsync(_discord, _ann);
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task From_the_welcome_to_the_export_in_their_own_chat()
    {
        await _direct.SendsAsync("start", "Hi, I'm LowerBack");
        await ComesInAsync();
        await TrainsAsync(_direct);
        await ChangesASettingAsync();
        await ExportsAsync();
        NothingWentWrong();
    }

    [Theory]
    [InlineData(Place.Channel)]
    [InlineData(Place.Thread)]
    [InlineData(Place.PrivateThread)]
    [InlineData(Place.ServerWithoutTheBot)]
    [InlineData(Place.ServerThatHidesOutsideApps)]
    [InlineData(Place.Friends)]
    public async Task From_the_welcome_to_the_export_among_others_who_read_nothing_of_it(Place place)
    {
        var channel = Open(place);
        var here = _direct.At(channel);
        await here.SendsAsync("start", "between you and me");
        await here.PressesAsync("Open private chat", "I wrote to you");
        Assert.Contains("Hi, I'm LowerBack", _direct.Screen, StringComparison.Ordinal);
        await ComesInAsync();

        await TrainsAsync(here);

        foreach (var about in new[] { "settings", "privacy" })
        {
            await here.SendsAsync(about, "between you and me");
            await here.PressesAsync("Open private chat", "I wrote to you");
        }

        await ChangesASettingAsync();
        await ExportsAsync();
        Assert.Empty(App.Said(channel, _ben));
        NothingWentWrong();
    }

    [Fact]
    public async Task Who_cannot_be_written_to_is_shown_a_way_that_works()
    {
        var here = _direct.At(Open(Place.Friends));
        App.SetDoor(_ann, Door.MissingAccess);
        await here.SendsAsync("start", "between you and me");
        await here.PressesAsync("Open private chat", "type /start there");
        await _direct.SendsAsync("start", "Hi, I'm LowerBack");
        await _direct.PassesTheSafetyCheckAsync();
        await _direct.SendsAsync("start", "Munich", ("place", "Munich"));
        await _direct.AnswersTheQuestionsAsync();
        await here.SendsAsync("routine", "Warm-up");
        NothingWentWrong();
    }

    [Fact]
    public async Task Several_settings_are_changed_in_one_form_and_undone()
    {
        await _direct.SendsAsync("start", "Hi, I'm LowerBack");
        await ComesInAsync();
        await _direct.SendsAsync("settings", "Minutes: 10 minutes");
        var settings = _direct.Messages[^1];
        await _direct.FillsAsync(
            "Change several at once", "from 10 minutes to **20 minutes**", ("zone", "Middle-earth"), ("minutes", "20"), ("days", "1"), ("days", "4"));
        await _direct.FillsAsync("Correct it", "to **Lisbon**", ("zone", "Lisbon"));
        await _direct.PressesAsync("Undo", "to **Berlin**");
        Assert.Equal(settings.Id, _direct.Messages[^1].Id);
        NothingWentWrong();
    }

    [Fact]
    public async Task Somebody_who_speaks_German_is_answered_in_German_from_the_menu_to_the_first_session()
    {
        var bea = App.AddUser("Bea", locale: "de");
        var office = App.AddGuild("Büro", [bea, _ben]).Channels[0];
        var routine = App.CommandsFor(bea, office).Single(command => command.Name == "routine").Definition;
        Assert.Equal("Dein Programm für heute, passend für dich", routine.GetProperty("description_localizations").GetProperty("de").GetString());

        var direct = await DiscordPhone.OpenAsync(_discord, bea);
        var here = direct.At(office);
        await here.SendsAsync("start", "Das bleibt unter uns");
        await here.PressesAsync("Privaten Chat öffnen", "nur du und ich");
        await direct.PassesTheSafetyCheckAsync("Einverstanden, ich bin 18 bis 64", "Nein", "Nichts davon", "Wo bist du?");
        await direct.SaysAsync("München", "München");
        foreach (var answer in new[] { "Ja, stimmt", "10 Minuten", "Fitnessband", "Weiter", "Neu oder nach einer Pause", "Keins von beiden", "Nichts davon" })
            await direct.PressesAsync(answer);
        await here.SendsAsync("routine", "Aufwärmen");
        await here.SendsAsync("exercise", "So geht es", ("move", (await here.TypesAsync("exercise", "move", "brü"))[0]));
        NothingWentWrong();
    }

    [Fact]
    public async Task Readiness_says_that_Discord_answers()
    {
        // Whoever is answered knows that the gateway is up.
        await _direct.SendsAsync("start", "Hi, I'm LowerBack");
        using var http = _worker.Client();
        await http.IsReadyAsync();
    }

    private Channel Open(Place place)
    {
        if (place == Place.Friends)
            return App.AddGroup(_ann, _ben);
        var guild = App.AddGuild("Office", [_ann, _ben], hasBot: place is Place.Channel or Place.Thread or Place.PrivateThread);
        if (place == Place.ServerThatHidesOutsideApps)
            App.Join(_ann, guild, Permissions.Usual & ~Permissions.UseExternalApps);
        var channel = guild.Channels[0];
        return place is Place.Thread or Place.PrivateThread ? App.AddThread(channel, "backs", isPrivate: place == Place.PrivateThread) : channel;
    }

    private async Task ComesInAsync()
    {
        await _direct.PassesTheSafetyCheckAsync();
        await _direct.SaysAsync("Munich", "Munich");
        await _direct.AnswersTheQuestionsAsync();
    }

    /// <summary>A session to its end, and a move looked up while it is typed.</summary>
    private async Task TrainsAsync(DiscordPhone here)
    {
        await here.SendsAsync("routine", "Warm-up", ("minutes", 10));
        await here.PressesAsync("Done");
        await here.PressesAsync("Working");
        // In their own chat a question follows the end of a first session; whoever goes on before it is there meets it later.
        await here.PressesAsync("1", here == _direct ? "Shall I ask you each day" : "Tomorrow");

        var offered = await here.TypesAsync("exercise", "move", "bri");
        Assert.Equal("Glute Bridge", offered[0]);
        await here.SendsAsync("exercise", "Glute Bridge", ("move", offered[0]));
        if (!_worker.App.Services.GetRequiredService<IPictures>().Available)
            return;
        var picture = Assert.Single(here.Messages[^1].Attachments);
        Assert.Equal(("image/png", "\u0089PNG"), (picture.ContentType, Encoding.Latin1.GetString(picture.Bytes.Span[..4])));
        Assert.NotEmpty(picture.Description!);
    }

    private async Task ChangesASettingAsync()
    {
        await _direct.SendsAsync("settings", "Your settings");
        await _direct.PressesAsync("Minutes", "What shall it be?");
        await _direct.PressesAsync("20 minutes", "20 minutes");
        await _direct.PressesAsync("Undo", "to **10 minutes**");
    }

    private async Task ExportsAsync()
    {
        await _direct.SendsAsync("privacy", "What I store about you");
        await _direct.PressesAsync("Export", "in one file");
        var file = Assert.Single(_direct.Messages[^1].Attachments);
        Assert.Matches("^lowerback-export-[0-9-]+\\.json$", file.Name);
        var export = JsonDocument.Parse(file.Bytes).RootElement;
        Assert.Equal($"{_ann.Id}", export.GetProperty("accounts")[0].GetProperty("personId").GetString());
        Assert.Equal("Europe/Berlin", export.GetProperty("member").GetProperty("zoneId").GetString());
        Assert.Single(export.GetProperty("routine").EnumerateArray());
    }

    private void NothingWentWrong()
    {
        Assert.Empty(App.Public);
        Assert.Empty(App.Unanswered);
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(App.Token, StringComparison.Ordinal));
    }
}
