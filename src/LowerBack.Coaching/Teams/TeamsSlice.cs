using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Teams;

/// <summary>A streak that several people keep together, across platforms.</summary>
public static class TeamsSlice
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddSingleton<ICommand, TeamCommand>()
        .AddSingleton<IButtons, TeamButtons>()
        .AddSingleton<IDeepLink, TeamJoinLink>()
        .AddSingleton<IDeepLink, TeamBoardLink>()
        .AddSingleton<ITurnEnd, TeamEnd>()
        .AddSingleton<IChatListener, TeamChats>()
        .AddSingleton<TeamClose>()
        .AddSingleton<ISender, TeamPoster>()
        .AddSingleton<IForgetter, TeamMemory>()
        .AddSingleton<HeldData, HeldTeams>()
        .AddSingleton<HeldData>(new HeldFacet<TeamFile>((words, count) => words.Count(TeamsText.HeldFile, count), file => file.Teams.Length)
        {
            Merge = (chosen, other) => chosen with { Teams = [.. chosen.Teams.Union(other.Teams)], Current = chosen.Current ?? other.Current },
        })
        .AddSingleton<HeldData>(new HeldRows<TeamInvite>(
            "teamInvites", (words, count) => words.Count(TeamsText.HeldInvites, count), (db, member) => db.TeamInvites.Where(row => row.MadeBy == member)));
}
