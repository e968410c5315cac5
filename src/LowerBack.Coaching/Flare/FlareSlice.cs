using LowerBack.Coaching.Members;
using LowerBack.Coaching.Report;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Flare;

/// <summary>Flare-ups: gentle days, and the way back up by itself.</summary>
public static class FlareSlice
{
    public static IServiceCollection AddFlare(this IServiceCollection services) => services
        .AddSingleton<FlareCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<FlareCommand>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<FlareCommand>())
        .AddSingleton<ITurnEnd>(provider => provider.GetRequiredService<FlareCommand>())
        .AddSingleton<IReportSection, FlareSection>()
        .AddSingleton<HeldData>(new HeldFacet<FlareUps>((words, count) => words.Count(FlareText.Held, count), flares => flares.All.Length) { Merge = FlareUps.Together });
}
