using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Exercises;

/// <summary>Every move explained. It remembers nothing about anybody.</summary>
public static class ExercisesSlice
{
    public static IServiceCollection AddExercises(this IServiceCollection services) => services
        .AddSingleton<MoveSearch>()
        .AddSingleton<ExerciseCard>()
        .AddSingleton<ExerciseMenu>()
        .AddSingleton<IButtons, ExerciseButtons>()
        .AddSingleton<ICommand, ExerciseCommand>();
}
