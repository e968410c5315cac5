using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Help;

/// <summary>What the coach says about itself.</summary>
public static class HelpSlice
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ICommand, HelpCommand>()
        .AddSingleton<ICommand, AboutCommand>();
}
