using LowerBack.FakeDiscord;

namespace LowerBack.Worker.Tests;

/// <summary>The real program in front of a server that speaks Discord's wire and complains about whatever Discord would refuse.</summary>
public sealed class DiscordJourneyTests : IAsyncLifetime
{
    private FakeDiscordServer _discord = null!;
    private HostedWorker _worker = null!;
    private User _ann = null!;

    private FakeApp App => _discord.App;

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscordServer.StartAsync();
        _worker = await HostedWorker.StartAsync(also: null, $"--Discord:BaseUrl={_discord.Api}", $"--Discord:Token={FakeDiscordOptions.FirstToken}");
        _ann = App.AddUser();
        // What happens before the session is up is not told to anybody.
        await _discord.Gateway.ReadyAsync();
        await UntilAsync(() => App.CommandsFor(_ann, App.Direct(_ann)).Any(command => command.Name == "routine"), App.Direct(_ann));
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task From_start_through_the_safety_check_to_todays_session_in_a_direct_message()
    {
        var here = App.Direct(_ann);
        await DoAsync(here, () => App.Slash(_ann, "start"), "Hi, I'm LowerBack");
        await ComesInAsync(here);
        await DoAsync(here, () => App.Slash(_ann, "routine", options: [("minutes", 10)]), "Warm-up");
        await PressAsync(here, "Done");
        await PressAsync(here, "Working");
        await PressAsync(here, "1");
        await DoAsync(here, () => App.Slash(_ann, "exercise", options: [("move", "bridge")]), "");
        AssertClean();
    }

    [Fact]
    public async Task In_a_server_only_whoever_asked_sees_the_answers()
    {
        var ben = App.AddUser("Ben");
        var channel = App.AddChannel(App.AddGuild("Office", [_ann, ben]), "general");
        await DoAsync(App.Direct(_ann), () => App.Slash(_ann, "start"), "Hi, I'm LowerBack");
        await ComesInAsync(App.Direct(_ann));
        await DoAsync(channel, () => App.Slash(_ann, "routine", channel), "Warm-up");
        Assert.Empty(App.Said(channel, ben));
        AssertClean();
    }

    [Fact]
    public async Task Several_settings_are_changed_in_one_form_and_undone()
    {
        var here = App.Direct(_ann);
        await DoAsync(here, () => App.Slash(_ann, "start"), "Hi, I'm LowerBack");
        await ComesInAsync(here);
        await DoAsync(here, () => App.Slash(_ann, "settings"), "Minutes: 10 minutes");
        var settings = App.Said(here, _ann)[^1];
        await OpensAsync(here, "Change several at once");
        await DoAsync(here, () => App.Submit(_ann, ("zone", "Middle-earth"), ("minutes", "20"), ("days", "1"), ("days", "4")), "from 10 minutes to **20 minutes**");
        await OpensAsync(here, "Correct it");
        await DoAsync(here, () => App.Submit(_ann, ("zone", "Lisbon")), "to **Lisbon**");
        await PressAsync(here, "Undo");
        Assert.Contains("to **Berlin**", App.Said(here, _ann)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(settings.Id, App.Said(here, _ann)[^1].Id);
        AssertClean();
    }

    private async Task OpensAsync(Channel here, string label)
    {
        App.Press(_ann, label, here);
        await UntilAsync(() => App.Unanswered.Count == 0, here);
    }

    private async Task ComesInAsync(Channel here)
    {
        await PressAsync(here, "I agree, I'm 18 to 64");
        for (var question = 1; question < 20; question++)
            await PressAsync(here, "No");
        await PressAsync(here, "None of these");
        await DoAsync(here, () => App.Say(_ann, "Munich"), "");
        foreach (var answer in new[] { "Yes, that's right", "10 minutes", "Resistance band", "Continue", "New, or coming back", "Neither", "Nothing of these" })
            await PressAsync(here, answer);
    }

    private async Task PressAsync(Channel here, string label)
    {
        await UntilAsync(() => App.Said(here, _ann).Any(message => message.Buttons.Any(button => button.Label == label)), here);
        await DoAsync(here, () => App.Press(_ann, label, here), "");
    }

    /// <summary>Does something and waits until the coach has said something else.</summary>
    private async Task DoAsync(Channel here, Action does, string answer)
    {
        var before = Now(here);
        does();
        await UntilAsync(() => Now(here) != before && App.Unanswered.Count == 0 && Now(here).Contains(answer, StringComparison.Ordinal), here);
    }

    private string Now(Channel here) => string.Join('\n', App.Said(here, _ann).Select(message =>
        $"{message.Id} {message.Text} {string.Join(' ', message.Buttons.Select(button => button.Label))}"));

    private void AssertClean()
    {
        Assert.True(_discord.Violations.Count == 0, string.Join('\n', _discord.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(FakeDiscordOptions.FirstToken, StringComparison.Ordinal));
    }

    private async Task UntilAsync(Func<bool> there, Channel here)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (!there())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"It did not come.\n{here.Transcript()}\n{string.Join('\n', _discord.Violations)}\n{string.Join('\n', _worker.Log.Lines.Where(line => line.Contains("Discord", StringComparison.Ordinal)).TakeLast(20))}");
            await Task.Delay(10);
        }
    }
}
