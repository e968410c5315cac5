using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Settings;

/// <summary>Everything a member can set.</summary>
public static class SettingsSlice
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<SettingsCommand>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<SettingsCommand>())
        .AddSingleton<ITextListener>(provider => provider.GetRequiredService<SettingsCommand>())
        .AddSingleton<IPlaceListener>(provider => provider.GetRequiredService<SettingsCommand>())
        .AddSingleton<HeldData>(new HeldFacet<LastChange>((words, count) => words.Count(SettingsText.Held, count), change => change.Before.Length));
}
