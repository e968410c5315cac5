using LowerBack.FakeTelegram;

namespace LowerBack.Worker.Tests;

/// <summary>Telegram on somebody's phone: what they do, and what they wait to see.</summary>
internal sealed class TelegramPhone(FakeTelegramServer telegram, User owner)
{
    private FakeBot Bot => telegram.Bot;

    /// <summary>Everything of the coach's that is on the screen of the private chat, with the labels of the buttons.</summary>
    public string Screen => string.Join('\n', Bot.Said(owner.Id).Select(message => $"{message.Id} {message.Text} {string.Join(' ', Labels(message))}"));

    /// <summary>A Telegram that does not give up on a program because this machine is slow.</summary>
    public static FakeTelegramOptions Patient => new() { CallbackLife = RunningWorker.Patience };

    /// <summary>The settings of a program that speaks to it.</summary>
    public static string[] Settings(FakeTelegramServer telegram) =>
        [$"--Telegram:BaseUrl={telegram.Address}", $"--Telegram:Token={telegram.Bot.Token}", "--Telegram:MessagesPerSecond=1000"];

    /// <summary>The same, called by Telegram at an address that leads to wherever the program listens.</summary>
    public static string[] Settings(FakeTelegramServer telegram, string secret) =>
        [.. Settings(telegram), "--Telegram:Webhook:Url=http://coach.example.org/telegram/hook", $"--Telegram:Webhook:Secret={secret}"];

    /// <summary>Says something and waits for an answer with these words.</summary>
    public Task SaysAsync(string text, string answer) => DoesAsync(() => Bot.Say(owner, text), answer);

    /// <summary>Waits for a button, presses it, and waits for an answer with these words.</summary>
    public async Task PressesAsync(string label, string answer = "")
    {
        await UntilAsync(() => Bot.Said(owner.Id).Any(message => Labels(message).Contains(label)));
        await DoesAsync(() => Bot.Press(owner, label), answer);
    }

    /// <summary>Does something and waits until the coach has said something else.</summary>
    public async Task DoesAsync(Action does, string answer)
    {
        var before = Screen;
        does();
        await UntilAsync(() => Screen != before && Bot.Unanswered.Count == 0 && Screen.Contains(answer, StringComparison.Ordinal));
    }

    /// <summary>Consent and the safety check with twenty times no, from the welcome to the question of the place.</summary>
    /// <param name="agree">The label that agrees; then the labels of the other answers.</param>
    public async Task PassesTheSafetyCheckAsync(string agree = "I agree, I'm 18 to 64", string no = "No", string none = "None of these")
    {
        await PressesAsync(agree);
        for (var question = 1; question < 20; question++)
            await PressesAsync(no);
        await PressesAsync(none);
    }

    /// <summary>From the first word to a plan.</summary>
    public async Task ComesInAsync()
    {
        await SaysAsync("/start", "Hi, I'm LowerBack");
        await PassesTheSafetyCheckAsync();
        await DoesAsync(() => Bot.Share(owner, 52.52, 13.40), "Berlin");
        foreach (var answer in new[] { "Yes, that's right", "10 minutes", "Resistance band", "Continue", "New, or coming back", "Neither", "Nothing of these" })
            await PressesAsync(answer);
    }

    /// <summary>Waits until it is so.</summary>
    public async Task UntilAsync(Func<bool> there)
    {
        using var patience = new CancellationTokenSource(RunningWorker.Patience);
        while (!there())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"It did not come.\n{Bot.Transcript(owner.Id)}\n{string.Join('\n', telegram.Violations)}");
            await Task.Delay(10);
        }
    }

    private static IEnumerable<string> Labels(Message message) => message.Keyboard?.Buttons.Select(button => button.Text) ?? [];
}
