using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Linking;

/// <summary>One person on several platforms: a code that shows it, one history out of two, and the way back.</summary>
public static class LinkSlice
{
    public static IServiceCollection AddLinking(this IServiceCollection services) => services
        .AddSingleton<LinkJoin>()
        .AddSingleton<ICommand, LinkCommand>()
        .AddSingleton<IButtons, LinkButtons>()
        .AddSingleton<ITurnEnd, AccountsKeeper>()
        .AddSingleton<IInitiative, LinkNotice>()
        .AddSingleton<IForgetter, LinkMemory>()
        .AddSingleton<HeldData, HeldLinkCodes>();
}
