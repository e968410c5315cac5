using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Routine;

/// <summary>Today's session: planned, changed, done, and what it does to the ladders.</summary>
public static class RoutineSlice
{
    public static IServiceCollection AddRoutine(this IServiceCollection services) => services
        .AddSingleton(_ => MoveLibrary.Load())
        .AddSingleton<RoutinePlanner>()
        .AddSingleton<MoveStandings>()
        .AddSingleton<LadderRules>()
        .AddSingleton<LadderChain>()
        .AddSingleton<LevelRules>()
        .AddSingleton<RoutineCard>()
        .AddSingleton<RoutineGate>()
        .AddSingleton<RoutineLevels>()
        .AddSingleton<RoutineForecast>()
        .AddSingleton<RoutineDesk>()
        .AddSingleton<MorningDesk>()
        .AddSingleton<FinishMessages>()
        .AddSingleton<RoutineFinish>()
        .AddSingleton<RoutineButtons>()
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<RoutineButtons>())
        .AddSingleton<ITextListener, RoutineListener>()
        .AddSingleton<ICommand, RoutineCommand>()
        .AddReminder<SessionReminder>()
        .AddReminder<StretchReminder>()
        .AddSingleton<HeldData>(new HeldNotes<RoutineNote>((words, count) => words.Count(RoutineText.HeldSessions, count)) { SameDay = RoutineNote.Together })
        .AddSingleton<HeldData>(new HeldFacet<RoutineFile>(
            (words, count) => words.Count(RoutineText.HeldLadders, count), file => file.Ladders.Positions.Count) { Merge = RoutineFile.Together });
}
