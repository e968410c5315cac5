using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Time;

/// <summary>
/// The cities, countries and states of Content/cities.csv, countries.csv and regions.csv, read once on first use
/// (about 2400 cities; under 2 MB in memory).
/// </summary>
internal sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Loaded = new(static () => new Gazetteer());

    // In these countries people name the state of a city as a matter of course.
    private static readonly string[] NamedWithTheirState = ["United States", "Canada", "Australia"];

    private readonly FrozenDictionary<string, City[]> _citiesByName;
    private readonly FrozenDictionary<string, Area[]> _areasByName;
    private readonly FrozenDictionary<string, Area[]> _areasByNameOrCode;
    private readonly FrozenDictionary<string, string> _countryNames;

    private Gazetteer()
    {
        var countries = Rows("countries.csv").ToArray();
        _countryNames = countries.ToFrozenDictionary(static row => row[0], static row => row[1]);
        var regions = Rows("regions.csv").ToArray();
        Cities = [.. Labelled([.. Rows("cities.csv").Select(ToCity)], regions).OrderByDescending(static city => city.Population)];
        var byCountry = Cities.ToLookup(static city => city.Country);
        var byRegion = Cities.ToLookup(static city => (city.Country, city.Region));
        Areas =
        [
            .. countries.Select(row => new Area(row[1], Spellings(row[1], row[2]), [Folded(row[0])], [.. byCountry[row[1]]])),
            .. regions.Select(row => ToRegion(row, [.. CitiesOf(row)])),
        ];
        IEnumerable<City> CitiesOf(string[] row) =>
            row.Length > 3 ? byCountry[row[0]].Where(city => city.Name == row[3]) : byRegion[(row[0], row[1])];

        _citiesByName = Index(Cities, static city => city.Names);
        _areasByName = Index(Areas, static area => area.Names);
        _areasByNameOrCode = Index(Areas, static area => area.Names.Concat(area.Codes));
    }

    public static Gazetteer Instance => Loaded.Value;

    /// <summary>All cities, largest first.</summary>
    public ImmutableArray<City> Cities { get; }

    public ImmutableArray<Area> Areas { get; }

    public IReadOnlyList<City> CitiesNamed(string folded) => _citiesByName.GetValueOrDefault(folded, []);

    public IReadOnlyList<Area> AreasNamed(string folded) => _areasByName.GetValueOrDefault(folded, []);

    /// <summary>Areas by name or by a short code: only for what stands behind a city's name.</summary>
    public IReadOnlyList<Area> AreasBehindACity(string folded) => _areasByNameOrCode.GetValueOrDefault(folded, []);

    /// <summary>The country's name in English, or null for a code the files do not have.</summary>
    public string? CountryName(string code) => _countryNames.GetValueOrDefault(code);

    private static City ToCity(string[] row)
    {
        var country = Folded(row[2]);
        ImmutableArray<string> tails = row[3].Length == 0 ? [country] : [$"{Folded(row[3])} {country}", country];
        return new City(
            row[0], Spellings(row[0], row[1]), row[2], row[3], tails, row[4], int.Parse(row[5], CultureInfo.InvariantCulture));
    }

    private static Area ToRegion(string[] row, ImmutableArray<City> cities)
    {
        var spellings = Spellings(row[1], row[2]);
        return new Area(
            $"{row[1]}, {row[0]}",
            [.. spellings.Where(static s => s.Length > 3)],
            [.. spellings.Where(static s => s.Length <= 3)],
            cities);
    }

    private static IEnumerable<City> Labelled(City[] cities, string[][] regions)
    {
        var namesakes = cities.SelectMany(static city => city.Names.Select(name => (name, city)))
            .ToLookup(static pair => pair.name, static pair => pair.city);
        return cities.Select(city => city.Region.Length > 0 && city.Region != city.Name && NeedsItsRegion(city)
            ? city with { Label = $"{city.Name}, {city.Region}, {city.Country}" }
            : city);

        bool NeedsItsRegion(City city) =>
            Array.Exists(regions, row => row[0] == city.Country && row[1] == city.Name)
            || namesakes[city.Names[0]].Any(other => other != city
                && (other.Country == city.Country || NamedWithTheirState.Contains(city.Country, StringComparer.Ordinal)));
    }

    private static ImmutableArray<string> Spellings(string name, string others)
    {
        var all = others.Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(name).ToArray();
        return [.. all.Concat(all.Select(Spelling.WrittenOut).OfType<string>()).Select(Folded).Distinct(StringComparer.Ordinal)];
    }

    private static string Folded(string name) =>
        PlaceName.Fold(name) ?? throw new InvalidDataException($"The name \"{name}\" has a sign no place name has.");

    private static FrozenDictionary<string, T[]> Index<T>(IEnumerable<T> places, Func<T, IEnumerable<string>> names) =>
        places.SelectMany(place => names(place).Select(name => (name, place)))
            .GroupBy(static pair => pair.name, static pair => pair.place, StringComparer.Ordinal)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream($"content/{file}")
            ?? throw new InvalidDataException($"content/{file} is not embedded in LowerBack.Coaching.");
        using var lines = new StreamReader(stream, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(';');
        }
    }
}
