using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Safety;

/// <summary>The safety screen: who may train, and what must be asked before anything else.</summary>
public static class SafetySlice
{
    public static IServiceCollection AddSafety(this IServiceCollection services) => services
        .AddSingleton(_ => SafetyContent.Load(ShippedContent.Open))
        .AddSingleton<SafetyMessages>()
        .AddSingleton<SafetyScreen>()
        .AddSingleton<IPendingQuestion>(provider => provider.GetRequiredService<SafetyScreen>())
        .AddSingleton<SafetyTriggers>()
        .AddSingleton<ITurnGuard>(provider => provider.GetRequiredService<SafetyTriggers>())
        .AddSingleton<ITextListener>(provider => provider.GetRequiredService<SafetyTriggers>())
        .AddSingleton<IButtons, SafetyButtons>()
        .AddSingleton<HeldData>(new HeldFacet<SafetyFile>((words, count) => words.Count(SafetyText.Held, count), file => file.Screens) { Merge = SafetyMerge.Of });
}
