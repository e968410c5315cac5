using LowerBack.FakeDiscord;

namespace LowerBack.Worker.Tests;

/// <summary>Discord on somebody's phone, open at one channel: what they do, and what they wait to see.</summary>
internal sealed class DiscordPhone(FakeDiscordServer discord, User owner, Channel here)
{
    /// <summary>The messages of the coach's that they see there, oldest first.</summary>
    public IReadOnlyList<Message> Messages => App.Said(here, owner);

    /// <summary>The same with the labels of the buttons, as it stands on the screen.</summary>
    public string Screen => string.Join('\n', Messages.Select(message => $"{message.Id} {message.Text} {string.Join(' ', Labels(message))}"));

    private FakeApp App => discord.App;

    /// <summary>A Discord that does not give up on a program because this machine is slow: its three seconds would be the machine's.</summary>
    public static FakeDiscordOptions Patient => new() { CallbackTime = RunningWorker.Patience };

    /// <summary>The settings of a program that speaks to it.</summary>
    public static string[] Settings(FakeDiscordServer discord) => [$"--Discord:BaseUrl={discord.Api}", $"--Discord:Token={discord.App.Token}"];

    /// <summary>The same, called by Discord.</summary>
    public static string[] HttpSettings(FakeDiscordServer discord) =>
        [.. Settings(discord), "--Discord:Mode=Http", $"--Discord:PublicKey={discord.App.PublicKey}"];

    /// <summary>Opens it at somebody's own chat with the coach, once it offers the commands there.</summary>
    public static async Task<DiscordPhone> OpenAsync(FakeDiscordServer discord, User owner)
    {
        var phone = new DiscordPhone(discord, owner, discord.App.Direct(owner));
        await phone.UntilAsync(() => discord.App.CommandsFor(owner, discord.App.Direct(owner)).Count > 0);
        return phone;
    }

    /// <summary>The same phone, open somewhere else.</summary>
    public DiscordPhone At(Channel other) => new(discord, owner, other);

    /// <summary>Sends a command and waits for an answer with these words.</summary>
    public Task SendsAsync(string command, string answer, params IReadOnlyCollection<(string Name, object Value)> options) =>
        DoesAsync(() => App.Slash(owner, command, here, options), answer);

    /// <summary>Says something and waits for an answer with these words.</summary>
    public Task SaysAsync(string text, string answer) => DoesAsync(() => App.Say(owner, text, here), answer);

    /// <summary>Waits for a button, presses it, and waits for an answer with these words.</summary>
    public async Task PressesAsync(string label, string answer = "")
    {
        await UntilAsync(() => Messages.Any(message => Labels(message).Contains(label)));
        await DoesAsync(() => App.Press(owner, label, here), answer);
    }

    /// <summary>Opens a form by its button, fills it in, and waits for an answer with these words.</summary>
    public async Task FillsAsync(string label, string answer, params (string Name, string Value)[] values)
    {
        App.Press(owner, label, here);
        await UntilAsync(() => App.Unanswered.Count == 0);
        await DoesAsync(() => App.Submit(owner, values), answer);
    }

    /// <summary>Types into an option of a command and waits for what is offered.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(string command, string option, string typed)
    {
        var typing = App.Autocomplete(owner, command, option, typed, here);
        await UntilAsync(() => typing.Answer is not null);
        return [.. typing.Choices.Select(choice => choice.Value)];
    }

    /// <summary>Does something and waits until the coach has said something else; that it thinks is not yet something.</summary>
    public async Task DoesAsync(Action does, string answer)
    {
        var before = Screen;
        does();
        await UntilAsync(() => Screen != before && App.Unanswered.Count == 0 && Messages.All(message => !message.IsLoading)
            && Screen.Contains(answer, StringComparison.Ordinal));
    }

    /// <summary>Consent and the safety check with twenty times no, from the welcome to the question of the place.</summary>
    /// <param name="agree">The label that agrees; then the labels of the other answers, and what is asked next.</param>
    public async Task PassesTheSafetyCheckAsync(
        string agree = "I agree, I'm 18 to 64", string no = "No", string none = "None of these", string next = "Where are you?")
    {
        await PressesAsync(agree);
        for (var question = 1; question < 20; question++)
            await PressesAsync(no);
        await PressesAsync(none, next);
    }

    /// <summary>From the confirmation of the place to the first minute.</summary>
    public async Task AnswersTheQuestionsAsync()
    {
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
                Assert.Fail($"It did not come.\n{here.Transcript(owner)}\n{string.Join('\n', discord.Violations)}");
            await Task.Delay(10);
        }
    }

    private static IEnumerable<string> Labels(Message message) => message.Buttons.Select(button => button.Label);
}
