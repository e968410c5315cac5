using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Reminders;

/// <summary>What the coach says first, when, and when not.</summary>
public static class RemindersSlice
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddSingleton<Sweep>()
        .AddSingleton<ITurnEnd, AgendaKeeper>()
        .AddSingleton<StopFollowUp>()
        .AddSingleton<ITurnEnd>(provider => provider.GetRequiredService<StopFollowUp>())
        .AddSingleton<IInitiative>(provider => provider.GetRequiredService<StopFollowUp>())
        .AddSingleton<RetiredQuestion>()
        .AddSingleton<ITurnEnd>(provider => provider.GetRequiredService<RetiredQuestion>())
        .AddSingleton<IInitiative>(provider => provider.GetRequiredService<RetiredQuestion>())
        .AddSingleton<ITextListener, EnoughListener>()
        .AddSingleton<NextReminders>()
        .AddSingleton<RemindCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<RemindCommand>())
        .AddSingleton<ITextListener>(provider => provider.GetRequiredService<RemindCommand>())
        .AddSingleton<IButtons, RemindersButtons>()
        .AddSingleton<IButtons, QuietNote>()
        .AddSingleton<PauseCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<PauseCommand>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<PauseCommand>())
        .AddSingleton<ICommand, ResumeCommand>()
        .AddReminder<WindDownReminder>()
        .AddReminder<LastCoffeeReminder>()
        .AddSingleton<HeldData>(new HeldNotes<PauseNote>((words, count) => words.Count(RemindersText.HeldPauses, count)))
        .AddSingleton<HeldData>(new HeldFacet<ReminderFile>((words, count) => words.Count(RemindersText.HeldWishes, count), file => file.Wishes.Length) { Merge = ReminderFile.Together })
        .AddSingleton<HeldData>(new HeldFacet<OutreachFile>((words, count) => words.Count(RemindersText.HeldOutreach, count), file => file.LastKind is null ? 0 : 1)
        {
            // What was sent last counts for what is sent next; to take the two together could only silence more than anybody wished.
            Merge = (chosen, other) => chosen.LastAt >= other.LastAt ? chosen : other,
        })
        .AddSingleton<HeldData, HeldAgenda>();

    /// <summary>Adds what a kind of reminder says; a slice does it for its own.</summary>
    public static IServiceCollection AddReminder<TContent>(this IServiceCollection services)
        where TContent : class, IReminderContent => services
        .AddSingleton<TContent>()
        .AddSingleton<IReminderContent>(provider => provider.GetRequiredService<TContent>())
        .AddSingleton<IInitiative>(provider => new ReminderInitiative(
            provider.GetRequiredService<TContent>(), provider.GetServices<IReminderContent>().ToDictionary(content => content.Kind)));
}
