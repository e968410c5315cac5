using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Streaks;

/// <summary>Days, weeks and a score out of what was logged, and why each day has the mark it has.</summary>
public static class StreaksSlice
{
    public static IServiceCollection AddStreaks(this IServiceCollection services) => services
        .AddSingleton<StreakCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<StreakCommand>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<StreakCommand>())
        .AddSingleton<ITextListener, StreakListener>()
        .AddSingleton<ITurnEnd, StreakKeeper>()
        .AddSingleton<HeldData>(new HeldNotes<HoldNote>((words, count) => words.Count(StreakText.HeldHolds, count)))
        .AddSingleton<HeldData>(new HeldNotes<ShortDayNote>((words, count) => words.Count(StreakText.HeldShortDays, count)))
        .AddSingleton<HeldData>(new HeldNotes<FreezeGift>((words, count) => words.Count(StreakText.HeldGifts, count)))
        .AddSingleton<HeldData, HeldStreak>();
}
