using System.Net.Http.Json;
using LowerBack.Playground;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Worker.Tests;

public sealed class ClockTests
{
    [Fact]
    public async Task A_Playground_clock_that_was_moved_goes_on_from_there_after_a_restart()
    {
        await using var worker = await HostedWorker.StartAsync();
        worker.App.Services.GetRequiredService<PlaygroundClock>().Advance(Duration.FromDays(3));
        using (var http = worker.Client())
            await http.PostAsJsonAsync(new Uri("/api/conversations/alex/messages", UriKind.Relative), new { person = "alex", text = "/start" });

        await using var again = await worker.RestartAsync();
        Assert.True(again.App.Services.GetRequiredService<PlaygroundClock>().Ahead > Duration.FromHours(71));
    }
}
