using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LowerBack.TestKit;

/// <summary>For tests of the turn pipeline itself, which bring commands of their own.</summary>
public static class PipelineAlone
{
    /// <summary>Takes out what the slices registered, so that a new capability changes nothing about how turns run.</summary>
    public static IServiceCollection WithoutSlices(this IServiceCollection services) => services
        .RemoveAll<ICommand>()
        .RemoveAll<IButtons>()
        .RemoveAll<ITextListener>()
        .RemoveAll<ITurnGuard>()
        .RemoveAll<IPendingQuestion>();
}
