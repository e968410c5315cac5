using System.Collections.Immutable;
using LowerBack.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>Stands before the real coach and counts what comes; while a test holds it, nothing goes on.</summary>
internal sealed class HeldCoach
{
    private TaskCompletionSource _free = new();
    private int _heard;

    public HeldCoach() => Release();

    /// <summary>How many events came so far.</summary>
    public int Heard => Volatile.Read(ref _heard);

    /// <summary>What comes from now on waits.</summary>
    public void Hold() => _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What waits goes on.</summary>
    public void Release() => _free.TrySetResult();

    /// <summary>Puts it before the coach of a program.</summary>
    public void StandBefore(IServiceCollection services) => services.PutBeforeTheCoach(coach => new Before(coach, this));

    private sealed class Before(ICoach coach, HeldCoach held) : ICoach
    {
        public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
        {
            Interlocked.Increment(ref held._heard);
            await held._free.Task.WaitAsync(stop);
            return await coach.HandleAsync(said, stop);
        }

        public Task ChatChangedAsync(ChatChanged change, CancellationToken stop) => coach.ChatChangedAsync(change, stop);

        public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) => coach.SuggestAsync(asked, stop);

        public ImmutableArray<CommandDescriptor> Commands(string? language) => coach.Commands(language);
    }
}

/// <summary>Puts a coach of a test's before the real one.</summary>
internal static class BeforeTheCoach
{
    public static void PutBeforeTheCoach(this IServiceCollection services, Func<ICoach, ICoach> before)
    {
        var real = services.Last(service => service.ServiceType == typeof(ICoach)).ImplementationType!;
        services.AddSingleton(provider => before((ICoach)ActivatorUtilities.CreateInstance(provider, real)));
    }
}
