using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Outbox;

/// <summary>What the coach says first, from the moment it is due to the moment it is there.</summary>
public static class OutboxSlice
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxFlight>()
        .AddSingleton<OutboxDrain>()
        .AddSingleton<ISender>(provider => provider.GetRequiredService<OutboxDrain>())
        .AddSingleton<Bell>()
        .AddSingleton<Parked>()
        .AddSingleton<IForgetter, OutboxMemory>()
        .AddSingleton<ClosedDoor>()
        .AddSingleton<ITurnEnd>(provider => provider.GetRequiredService<ClosedDoor>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<ClosedDoor>())
        .AddSingleton<HeldData>(new HeldFacet<Reach>((words, count) => words.Count(OutboxText.HeldReach, count), reach => reach.Equals(Reach.Initial) ? 0 : 1)
        {
            // Whoever merges is here, so the door is open; and a knock goes to where either of them asked for it.
            Merge = (chosen, other) => chosen.Open() with { Knock = chosen.Knock ?? other.Knock, KnockedOn = MemberMerge.Later(chosen.KnockedOn, other.KnockedOn) },
        })
        .AddSingleton<HeldData, HeldMessages>();
}
