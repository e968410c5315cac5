using LowerBack.Chat;
using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Desk;
using LowerBack.Coaching.Exercises;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Help;
using LowerBack.Coaching.Learn;
using LowerBack.Coaching.Linking;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Privacy;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Report;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Settings;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Streaks;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching;

/// <summary>The coach, a line per capability. The order is the order of /help and of who hears a text first.</summary>
public static class Coach
{
    /// <summary>Registers everything but the store, the clock and the platforms.</summary>
    public static IServiceCollection AddCoach(this IServiceCollection services) => services
        .AddMembers()
        .AddTurns()
        .AddOutbox()
        .AddSafety()
        .AddOnboarding()
        .AddCheckIn()
        .AddRoutine()
        .AddFlare()
        .AddExercises()
        .AddLearn()
        .AddSettings()
        .AddDesk()
        .AddStreaks()
        .AddReminders()
        .AddTeams()
        .AddFriends()
        .AddLinking()
        .AddReport()
        .AddPrivacy()
        .AddHelp();

    private static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<ConversationGate>()
        .AddSingleton<PendingQuestions>()
        .AddSingleton<EventMemory>()
        .AddSingleton<IForgetter>(provider => provider.GetRequiredService<EventMemory>())
        .AddSingleton<Router>()
        .AddSingleton<CommandMenu>(provider => words => provider.GetRequiredService<Router>().Describe(words))
        .AddSingleton<ICoach, TurnRunner>();
}
