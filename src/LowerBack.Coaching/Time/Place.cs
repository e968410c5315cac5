using System.Collections.Immutable;

namespace LowerBack.Coaching.Time;

/// <summary>A city of Content/cities.csv with the spellings it answers to.</summary>
/// <param name="Names">Every spelling, folded; the English one first.</param>
/// <param name="Tails">What may follow the name, folded: "oregon united states" and "united states".</param>
/// <param name="Population">People, rounded; only decides who comes first.</param>
internal sealed record City(
    string Name, ImmutableArray<string> Names, string Country, string Region, ImmutableArray<string> Tails, string ZoneId, int Population)
{
    /// <summary>What people read. The region is named only where the name alone would mislead.</summary>
    public string Label { get; init; } = $"{Name}, {Country}";

    public ZonePlace Place => new(Label, ZoneId);

    public bool Answers(string name) => Names.Contains(name, StringComparer.Ordinal);
}

/// <summary>A country, or a state or province of one, with its cities.</summary>
/// <param name="Names">Every spelling that stands on its own, folded.</param>
/// <param name="Codes">Short forms that count only behind a city, folded: "or" for Oregon, "de" for Germany.</param>
/// <param name="Cities">Largest first; never empty.</param>
internal sealed record Area(
    string Label, ImmutableArray<string> Names, ImmutableArray<string> Codes, ImmutableArray<City> Cities)
{
    public bool Answers(string name) => Names.Contains(name, StringComparer.Ordinal);

    public bool Holds(City city) => Cities.Contains(city);
}
