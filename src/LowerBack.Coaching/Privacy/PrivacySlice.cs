using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Privacy;

/// <summary>What is stored about a member: seen, taken along, erased.</summary>
public static class PrivacySlice
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<PrivacyExport>()
        .AddSingleton<ErasureNotice>()
        .AddSingleton<IForgetter>(provider => provider.GetRequiredService<ErasureNotice>())
        .AddSingleton<IInitiative>(provider => provider.GetRequiredService<ErasureNotice>())
        .AddSingleton<PrivacyMessages>()
        .AddSingleton<PrivacyCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<PrivacyCommand>())
        .AddSingleton<IButtons, PrivacyButtons>()
        .AddSingleton<ITurnGuard, ErasePending>();
}
