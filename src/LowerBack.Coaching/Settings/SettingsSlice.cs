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
        .AddSingleton<HeldData>(new HeldFacet<LastChange>((words, count) => words.Count(SettingsText.Held, count), change => change.Before.Length)
        {
            // What the last change replaced is not what was there before any more, so its Undo is over.
            Merge = (chosen, other) => new LastChange { Number = Math.Max(chosen.Number, other.Number) + 1 },
        });
}
