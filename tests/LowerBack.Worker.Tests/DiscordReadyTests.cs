using LowerBack.FakeDiscord;

namespace LowerBack.Worker.Tests;

/// <summary>What whoever runs the program sees of Discord.</summary>
public sealed class DiscordReadyTests
{
    [Fact]
    public async Task Where_only_a_person_can_help_readyz_says_how_until_the_program_has_ended()
    {
        await using var discord = await FakeDiscordServer.StartAsync(DiscordPhone.Patient);
        await using var worker = await HostedWorker.StartAsync(also: null, $"--Discord:BaseUrl={discord.Api}", $"--Discord:Token={FakeDiscordOptions.FirstToken}");
        using var http = worker.Client();
        await discord.Gateway.ReadyAsync();
        var stopping = new TaskCompletionSource();
        await using var onStop = worker.App.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        discord.Gateway.Close(4014);
        await stopping.Task.WaitAsync(RunningWorker.Patience);
        Environment.ExitCode = 0;
        await http.IsNotReadyAsync("Discord does not let this application hear direct messages.");
    }
}
