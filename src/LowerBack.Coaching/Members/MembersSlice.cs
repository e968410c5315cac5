using System.Collections.Immutable;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Members;

/// <summary>Who the members are, and how they and their days are forgotten.</summary>
public static class MembersSlice
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<HeldData>(new HeldMember((words, count) => words.Count(MembersText.HeldMember, count)))
        .AddSingleton<HeldData>(new HeldRows<MemberIdentity>(
            "accounts", (words, count) => words.Count(MembersText.HeldAccounts, count),
            (db, member) => db.Identities.Where(identity => identity.MemberId == member)))
        .AddSingleton<HeldData>(new HeldFacet<Profile>((words, count) => words.Count(MembersText.HeldProfile, count), Answers) { Merge = Profile.Together })
        .AddSingleton<HeldData>(new HeldFacet<Accounts>((words, count) => words.Count(MembersText.HeldLinks, count), accounts => accounts.Linked.Length)
        {
            Merge = (chosen, other) => new Accounts { Linked = [.. chosen.Linked, .. other.Linked], FormerTags = [.. chosen.FormerTags, .. other.FormerTags] },
        })
        .AddSingleton<HeldData>(new HeldFacet<Guesses>((words, count) => words.Count(MembersText.HeldGuesses, count), guesses => guesses.Count)
        {
            // Somebody who has guessed too often is not free to guess again by being two.
            Merge = (chosen, other) => chosen.Count >= other.Count ? chosen : other,
        })
        .AddSingleton<ITurnEnd, GuessWatch>()
        .AddSingleton<MemberMerger>()
        .AddSingleton<MemberEraser>()
        .AddSingleton<IForgetter>(provider => provider.GetRequiredService<MemberEraser>())
        .AddSingleton<IForgetter, JournalMemory>()
        .AddSingleton<IForgetter, ErasureMemory>();

    /// <summary>How many of the questions about themselves they have answered.</summary>
    private static int Answers(Profile profile) => ImmutableArray.Create<object?>(
        profile.ConsentedAt, profile.Age, profile.Minutes, profile.Kit, profile.Level, profile.Stirs, profile.GoEasy).Count(answer => answer is not null);
}
