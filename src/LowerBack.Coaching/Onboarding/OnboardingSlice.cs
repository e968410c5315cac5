using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Onboarding;

/// <summary>The way in: consent, the screen, a handful of questions, the first minute.</summary>
public static class OnboardingSlice
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddSingleton<FirstMove>()
        .AddSingleton<OnboardingQuestions>()
        .AddSingleton<IPendingQuestion>(provider => provider.GetRequiredService<OnboardingQuestions>())
        .AddSingleton<OnboardingAnswers>()
        .AddSingleton<IButtons>(provider => provider.GetRequiredService<OnboardingAnswers>())
        .AddSingleton<ITextListener>(provider => provider.GetRequiredService<OnboardingAnswers>())
        .AddSingleton<IPlaceListener>(provider => provider.GetRequiredService<OnboardingAnswers>())
        .AddSingleton<ICommand, StartCommand>()
        .AddSingleton<HeldData>(new HeldNotes<FirstMoveNote>((words, count) => words.Count(OnboardingText.HeldFirstMove, count)));
}
