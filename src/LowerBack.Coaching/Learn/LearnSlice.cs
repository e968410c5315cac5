using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Learn;

/// <summary>Thirty short cards. It remembers which were read, and the wish for one a day.</summary>
public static class LearnSlice
{
    public static IServiceCollection AddLearn(this IServiceCollection services) => services
        .AddSingleton(_ => CardLibrary.Load(ShippedContent.Open))
        .AddSingleton<CardSearch>()
        .AddSingleton<CardMessages>()
        .AddSingleton<IButtons, LearnButtons>()
        .AddSingleton<ICommand, LearnCommand>()
        .AddSingleton<HeldData>(new HeldFacet<LearnFile>((words, count) => words.Count(LearnText.Held, count), file => file.Read.Length)
        {
            Merge = (chosen, other) => other.Read.Aggregate(chosen, (file, card) => file.WithRead(card)),
        });
}
