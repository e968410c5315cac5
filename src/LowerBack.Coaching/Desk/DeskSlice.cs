using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Desk;

/// <summary>Breaks while somebody sits.</summary>
public static class DeskSlice
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton(provider => DeskBreaks.Load(ShippedContent.Open, provider.GetRequiredService<MoveLibrary>()))
        .AddReminder<DeskNudge>()
        .AddSingleton<DeskCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<DeskCommand>())
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<DeskCommand>())
        .AddSingleton<HeldData>(new HeldNotes<DeskNote>((words, count) => words.Count(DeskText.HeldBreaks, count)) { SameDay = told => [new DeskNote(told.Sum(breaks => breaks.Moved))] })
        .AddSingleton<HeldData>(new HeldFacet<DeskFile>((words, count) => words.Count(DeskText.HeldDesk, count), file => file.LastBreak is null ? 0 : 1)
        {
            Merge = (chosen, other) => chosen with
            {
                QuietUntil = MemberMerge.Later(chosen.QuietUntil, other.QuietUntil), DoneOn = MemberMerge.Later(chosen.DoneOn, other.DoneOn),
            },
        });
}
