using System.Collections.Concurrent;
using System.Collections.Immutable;
using LowerBack.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Worker.Tests;

/// <summary>When a program dies.</summary>
public enum Death
{
    /// <summary>It has received an update and done nothing about it.</summary>
    AfterReceive,

    /// <summary>The turn is saved and nothing of the answer has left.</summary>
    AfterSave,

    /// <summary>The answer is there and Telegram was not told that the update is saved.</summary>
    BeforeTheNextPoll,
}

/// <summary>
/// Stands before the real coach of one program after the other. At the moment a test has chosen, a program goes no further;
/// the test then takes it away and starts the next.
/// </summary>
internal sealed class MortalCoach
{
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Death? _death;

    /// <summary>The events that were answered with something, as often as they were.</summary>
    public ConcurrentQueue<InboundEvent> Answered { get; } = new();

    /// <summary>Ends when the moment has come.</summary>
    public Task Dead => _dead.Task.WaitAsync(RunningWorker.Patience);

    /// <summary>The next event is the last one this program gets to.</summary>
    public void DiesAt(Death death) => _death = death;

    /// <summary>Puts it before the coach of a program.</summary>
    public void StandBefore(IServiceCollection services) => services.PutBeforeTheCoach(coach => new Before(coach, this));

    private Task DieAsync()
    {
        _death = null;
        _dead.SetResult();
        return new TaskCompletionSource().Task;
    }

    private sealed class Before(ICoach coach, MortalCoach life) : ICoach
    {
        public async Task<Answer> HandleAsync(InboundEvent said, CancellationToken stop)
        {
            if (life._death == Death.AfterReceive)
                await life.DieAsync();
            var answer = await coach.HandleAsync(said, stop);
            if (!answer.Replies.IsEmpty)
                life.Answered.Enqueue(said);
            if (life._death == Death.AfterSave)
                await life.DieAsync();
            return answer;
        }

        public Task ChatChangedAsync(ChatChanged change, CancellationToken stop) => coach.ChatChangedAsync(change, stop);

        public Task<ImmutableArray<OptionChoice>> SuggestAsync(SuggestionsAsked asked, CancellationToken stop) => coach.SuggestAsync(asked, stop);

        public ImmutableArray<CommandDescriptor> Commands(string? language) => coach.Commands(language);
    }
}
