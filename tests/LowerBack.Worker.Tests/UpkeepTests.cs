using LowerBack.Coaching.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LowerBack.Worker.Tests;

public sealed class UpkeepTests
{
    [Fact]
    public async Task Everything_that_is_kept_for_a_time_is_forgotten_by_somebody()
    {
        await using var worker = await HostedWorker.StartAsync();
        Assert.Equal(
            ["ended messages of the outbox", "handled events", "journal entries", "link codes", "members", "members, after telling them", "receipts of erasures", "team posts and codes"],
            worker.App.Services.GetServices<IForgetter>().Select(forgetter => forgetter.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_fails_to_forget_is_named_and_keeps_no_other_from_it()
    {
        var last = new Forgets("the last");
        await using var worker = await HostedWorker.StartAsync(services => services.RemoveAll<IForgetter>()
            .AddSingleton<IForgetter>(new Forgets("the broken", new TimeoutException("marker-of-a-row")))
            .AddSingleton<IForgetter>(new Forgets("the called off", new TaskCanceledException("marker-of-a-row")))
            .AddSingleton<IForgetter>(last));
        await last.Asked.Task.WaitAsync(RunningWorker.Patience);

        Assert.Contains(worker.Log.Lines, line => line.Contains("Could not forget the broken (TimeoutException)", StringComparison.Ordinal));
        Assert.Contains(worker.Log.Lines, line => line.Contains("Could not forget the called off (TaskCanceledException)", StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("marker-of-a-row", StringComparison.Ordinal));
    }

    private sealed class Forgets(string what, Exception? fault = null) : IForgetter
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string What => what;

        public Task<int> ForgetAsync(CancellationToken stop)
        {
            Asked.TrySetResult();
            return fault is null ? Task.FromResult(1) : Task.FromException<int>(fault);
        }
    }
}
