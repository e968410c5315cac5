using LowerBack.FakeTelegram;

namespace LowerBack.Worker.Tests;

/// <summary>The real program in front of a server that speaks Telegram's wire and complains about whatever Telegram would refuse.</summary>
public sealed class TelegramJourneyTests : IAsyncLifetime
{
    private FakeTelegramServer _telegram = null!;
    private HostedWorker _worker = null!;
    private User _ann = null!;

    private FakeBot Bot => _telegram.Bot;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync();
        _worker = await HostedWorker.StartAsync(
            also: null, $"--Telegram:BaseUrl={_telegram.Address}", $"--Telegram:Token={Bot.Token}", "--Telegram:MessagesPerSecond=1000");
        _ann = Bot.AddUser();
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task From_start_through_the_safety_check_to_todays_session_and_its_end()
    {
        await SayAsync("/start", "Hi, I'm LowerBack");
        await PressAsync("I agree, I'm 18 to 64");
        for (var question = 1; question < 20; question++)
            await PressAsync("No");
        await PressAsync("None of these");
        await AnswerAsync(() => Bot.Share(_ann, 52.52, 13.40), "Berlin");
        foreach (var answer in new[] { "Yes, that's right", "10 minutes", "Resistance band", "Continue", "New, or coming back", "Neither", "Nothing of these" })
            await PressAsync(answer);
        await SayAsync("/routine", "Warm-up");
        await PressAsync("Done");
        await PressAsync("Working");
        await PressAsync("1");
        await SayAsync("/exercise bridge", "");

        Assert.Empty(Bot.Unanswered);
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
        Assert.DoesNotContain(_worker.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(Bot.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_group_the_answer_comes_in_private_and_who_has_no_private_chat_yet_is_shown_the_way()
    {
        var ben = Bot.AddUser("Ben");
        var group = Bot.AddChat(ChatKind.Supergroup, "Back to back", [_ann, ben], isForum: true);
        var topic = Bot.AddTopic(_ann, group.Id, "Mornings");
        await SayAsync("/start", "Hi, I'm LowerBack");
        await AnswerAsync(() => Bot.Say(_ann, $"/help@{Bot.Identity.Username}", group.Id, topic), "calmer");
        Assert.Empty(Bot.Said(group.Id));

        Bot.Say(ben, $"/routine@{Bot.Identity.Username}", group.Id, topic);
        await UntilAsync(() => Bot.Said(group.Id).Count == 1);
        Assert.Equal(topic, Bot.Said(group.Id)[0].Thread);
        Assert.Contains("our own chat", Bot.Said(group.Id)[0].Text, StringComparison.Ordinal);
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
    }

    [Fact]
    public async Task The_menu_is_there_and_readiness_says_that_Telegram_answers()
    {
        await UntilAsync(() => Bot.CommandsFor(_ann).Count > 0);
        Assert.Contains(Bot.CommandsFor(_ann), command => command.Name == "routine");
        using var http = _worker.Client();
        await SayAsync("/start", "Hi, I'm LowerBack");
        Assert.Equal("ready\n", await http.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
    }

    [Theory]
    [InlineData(FaultKind.Http502Html)]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.MalformedJson)]
    public async Task An_update_whose_poll_breaks_is_answered_once(FaultKind fault)
    {
        await SayAsync("/start", "Hi, I'm LowerBack");
        _telegram.Faults.Add(new Fault(fault, "getUpdates", Times: 2));
        await SayAsync("/about", "");
        await Bot.IdleAsync();
        Assert.Equal(2, Bot.Said(_ann.Id).Count);
    }

    private Task SayAsync(string text, string answer) => AnswerAsync(() => Bot.Say(_ann, text), answer);

    private async Task PressAsync(string label)
    {
        await UntilAsync(() => Bot.Said(_ann.Id).Any(message => Labels(message).Contains(label)));
        await AnswerAsync(() => Bot.Press(_ann, label), "");
    }

    /// <summary>Does something and waits until the coach has said something else.</summary>
    private async Task AnswerAsync(Action does, string answer)
    {
        var before = Now();
        does();
        await UntilAsync(() => Now() != before && Bot.Unanswered.Count == 0 && Now().Contains(answer, StringComparison.Ordinal));
    }

    private string Now() => string.Join('\n', Bot.Said(_ann.Id).Select(message => $"{message.Id} {message.Text} {string.Join(' ', Labels(message))}"));

    private static IEnumerable<string> Labels(Message message) => message.Keyboard?.Buttons.Select(button => button.Text) ?? [];

    private async Task UntilAsync(Func<bool> there)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (!there())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"It did not come.\n{Bot.Transcript(_ann.Id)}\n{string.Join('\n', _telegram.Violations)}\n{string.Join('\n', _worker.Log.Lines.Where(line => line.Contains("Telegram", StringComparison.Ordinal)).TakeLast(20))}");
            await Task.Delay(10);
        }
    }
}
