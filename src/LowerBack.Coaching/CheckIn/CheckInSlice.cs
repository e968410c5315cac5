using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.CheckIn;

/// <summary>The daily check-in, with the weekly check and the member's own activities on their days.</summary>
public static class CheckInSlice
{
    public static IServiceCollection AddCheckIn(this IServiceCollection services) => services
        .AddSingleton<CheckInGate>()
        .AddSingleton<CheckInSummary>()
        .AddSingleton<CheckInDesk>()
        .AddSingleton<ITurnEnd, CheckInResume>()
        .AddSingleton<IButtons, CheckInButtons>()
        .AddSingleton<ITextListener, CheckInListener>()
        .AddSingleton<ICommand, CheckInCommand>()
        .AddReminder<CheckInReminder>()
        .AddSingleton<HeldData>(new HeldNotes<CheckInNote>((words, count) => words.Count(CheckInText.HeldCheckIns, count)) { SameDay = told => [CheckInNote.Together(told)] })
        .AddSingleton<HeldData>(new HeldFacet<CheckInFile>((words, count) => words.Count(CheckInText.HeldActivities, count), file => file.Activities.Length)
        {
            Merge = (chosen, other) => chosen with
            {
                Activities = chosen.Activities.IsEmpty ? other.Activities : chosen.Activities, Interrupted = chosen.Interrupted ?? other.Interrupted,
            },
        });
}
