using LowerBack.Chat;
using LowerBack.FakeTelegram;

namespace LowerBack.Worker.Tests;

/// <summary>
/// The program ends where it stands, and another one starts on the same database: no update is lost and none is handled
/// twice. Without a real kill, so that each run meets the same instant; the load harness kills at random ones.
/// </summary>
public sealed class TelegramCrashTests : IAsyncLifetime
{
    private readonly MortalCoach _life = new();
    private FakeTelegramServer _telegram = null!;
    private User _ann = null!;
    private TelegramPhone _phone = null!;
    private HostedWorker? _called;

    private FakeBot Bot => _telegram.Bot;

    public async Task InitializeAsync()
    {
        _telegram = await FakeTelegramServer.StartAsync(TelegramPhone.Patient with { Resolve = address => new Uri(_called!.Address, address.PathAndQuery) });
        _ann = Bot.AddUser();
        _phone = new TelegramPhone(_telegram, _ann);
    }

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    [Theory]
    [InlineData(Death.AfterReceive)]
    [InlineData(Death.AfterSave)]
    [InlineData(Death.BeforeTheNextPoll)]
    public async Task Nothing_is_lost_or_doubled_when_the_program_dies_polling(Death death)
    {
        var worker = await HostedWorker.StartAsync(_life.StandBefore, TelegramPhone.Settings(_telegram));
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await Bot.IdleAsync();
        if (death == Death.BeforeTheNextPoll)
        {
            // The poll that would confirm the press never arrives.
            _telegram.Faults.Add(new Fault(FaultKind.TimeoutBefore, "getUpdates", Match: "502"));
            await _phone.PressesAsync("I agree, I'm 18 to 64", "Safety check, 1 of 20");
            await _phone.UntilAsync(() => _telegram.Faults.Waiting.Count == 0);
        }
        else
        {
            _life.DiesAt(death);
            Bot.Press(_ann, "I agree, I'm 18 to 64");
            await _life.Dead;
        }

        Assert.Equal(1, Bot.Pending);
        await using var next = await worker.RestartAsync();
        await Bot.IdleAsync();
        Assert.Equal(0, Bot.Pending);
        await GoesOnAsync(death);
    }

    [Theory]
    [InlineData(Death.AfterReceive)]
    [InlineData(Death.AfterSave)]
    public async Task Nothing_is_lost_or_doubled_when_the_program_dies_being_called(Death death)
    {
        _called = await HostedWorker.StartAsync(_life.StandBefore, TelegramPhone.Settings(_telegram, "between-us"));
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await _phone.UntilAsync(() => Bot.Pending == 0);
        _life.DiesAt(death);
        Bot.Press(_ann, "I agree, I'm 18 to 64");
        await _life.Dead;
        Assert.Equal(1, Bot.Pending);
        await using var next = _called = await _called.RestartAsync();
        await _phone.UntilAsync(() => Bot.Pending == 0);
        await GoesOnAsync(death);
    }

    [Fact]
    public async Task An_answer_that_may_have_arrived_when_the_program_died_is_not_sent_again()
    {
        var worker = await HostedWorker.StartAsync(_life.StandBefore, TelegramPhone.Settings(_telegram));
        await Bot.IdleAsync();
        _telegram.Faults.Add(new Fault(FaultKind.TimeoutAfter, "sendMessage"));
        _telegram.Faults.Add(new Fault(FaultKind.TimeoutBefore, "getUpdates", Match: "501"));
        await _phone.SaysAsync("/start", "Hi, I'm LowerBack");
        await _phone.UntilAsync(() => _telegram.Faults.Waiting.Count == 0);
        await using var next = await worker.RestartAsync();
        await Bot.IdleAsync();
        Assert.Equal(0, Bot.Pending);
        Assert.Single(Bot.Said(_ann.Id));
    }

    /// <summary>The press counted, once, and the safety check goes on from it, whether or not its answer had left.</summary>
    private async Task GoesOnAsync(Death death)
    {
        Assert.Single(_life.Answered, said => said is ButtonPressed);
        if (death != Death.AfterSave)
            await _phone.UntilAsync(() => _phone.Screen.Contains("Safety check, 1 of 20", StringComparison.Ordinal));
        await _phone.SaysAsync("/start", "Safety check, 1 of 20");
        await _phone.PressesAsync("No", "Safety check, 2 of 20");
        Assert.True(_telegram.Violations.Count == 0, string.Join('\n', _telegram.Violations));
    }
}
