using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>Nothing about a member is stored that /privacy does not know of.</summary>
public sealed class HeldDataTests
{
    [Fact]
    public async Task Every_table_with_rows_of_a_member_is_registered()
    {
        await using var coach = await TestCoach.StartAsync();
        await using var db = await coach.OpenAsync();
        var covered = Held(coach).SelectMany(kind => kind.Covers).ToHashSet();
        var ofMembers = db.Model.GetEntityTypes().Where(type => type.ClrType == typeof(Member)
            || type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Member))
            || type.GetProperties().Any(column => column.Name.EndsWith("MemberId", StringComparison.Ordinal))).ToList();

        Assert.True(ofMembers.Count >= 3);
        Assert.Empty(ofMembers.Where(type => !covered.Contains(type.ClrType)).Select(type =>
            $"{type.ClrType.Name} holds data of members: register it as HeldRows in its slice."));
    }

    [Fact]
    public async Task Every_facet_and_every_journal_note_is_registered()
    {
        await using var coach = await TestCoach.StartAsync();
        var covered = Held(coach).SelectMany(kind => kind.Covers).ToHashSet();
        var remembered = typeof(Coach).Assembly.GetTypes().Where(type => type.GetInterfaces().Any(face => face.IsGenericType
            && (face.GetGenericTypeDefinition() == typeof(IFacet<>) || face.GetGenericTypeDefinition() == typeof(IJournalNote<>)))).ToList();

        Assert.True(remembered.Count >= 5);
        Assert.Empty(remembered.Where(type => !covered.Contains(type)).Select(type =>
            $"{type.Name} is remembered about members: register it as HeldFacet or HeldNotes in its slice."));
    }

    [Fact]
    public async Task Every_kind_has_a_name_of_its_own_and_words_in_every_language()
    {
        await using var coach = await TestCoach.StartAsync();
        var held = Held(coach);
        Assert.Equal(held.Count, held.Select(kind => kind.Kind).Distinct(StringComparer.Ordinal).Count());
        foreach (var words in Words.Languages.Select(Words.In))
            Assert.All(held, kind => Assert.NotEqual(kind.Label(words, 1), kind.Label(words, 2)));
    }

    private static List<HeldData> Held(TestCoach coach) => [.. coach.Services.GetServices<HeldData>()];
}
