using System.Collections.Immutable;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Time;

/// <summary>The ways from words to places: exact names, names with a state or country behind them, near misses, beginnings.</summary>
internal static class PlaceSearch
{
    private const int LongestAreaName = 4;

    private static Gazetteer Known => Gazetteer.Instance;

    /// <summary>Places the words name exactly, alone or followed by the state or country they lie in.</summary>
    public static PlaceMatches Exact(string text, string words)
    {
        if (Parts(text) is [var head, .. { Length: > 0 } behind])
            return WithCommas(head, behind);
        var whole = Named(words);
        return whole.IsEmpty ? WithoutCommas(words.Split(' '), []) : whole;
    }

    /// <summary>A village nobody listed, but with its country or state behind it: the area answers.</summary>
    public static PlaceMatches InAnAreaNamedLast(string text, string words)
    {
        if (Parts(text) is [var head, .. { Length: > 0 } behind])
        {
            var groups = Recognised(behind);
            return groups.Length == 0 ? PlaceMatches.None : Within(head, Common(groups));
        }

        var all = words.Split(' ');
        for (var last = Math.Min(LongestAreaName, all.Length - 1); last > 0; last--)
        {
            if (Known.AreasNamed(string.Join(' ', all[^last..])) is { Count: > 0 } areas)
                return Within(string.Join(' ', all[..^last]), [.. areas]);
        }

        return PlaceMatches.None;
    }

    /// <summary>The names closest to the words, within the edits their length allows.</summary>
    public static PlaceMatches NearMisses(string words) => NearMisses(words, Known.Cities, Known.Areas);

    public static bool Begins(City city, string words)
    {
        foreach (var name in city.Names)
        {
            if (name.StartsWith(words, StringComparison.Ordinal))
                return true;
            if (words.Length > name.Length && words[name.Length] == ' ' && words.StartsWith(name, StringComparison.Ordinal)
                && city.Tails.Any(tail => tail.AsSpan().StartsWith(words.AsSpan(name.Length + 1), StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    public static bool HasWord(City city, string words) =>
        city.Names.Any(name => WordBegins(name, words)) || city.Tails.Any(tail => WordBegins(tail, words));

    /// <summary>Cities whose name nearly begins with the words, closest and then largest first.</summary>
    public static IEnumerable<City> NearlyBegins(string words)
    {
        var most = Spelling.EditsAllowed(words.Length);
        return most == 0
            ? []
            : Known.Cities.Select(city => (city, edits: city.Names.Min(name => PrefixEdits(words, name, most))))
                .Where(near => near.edits <= most)
                .OrderBy(static near => near.edits)
                .ThenByDescending(static near => near.city.Population)
                .Select(static near => near.city);
    }

    private static string[] Parts(string text) =>
        [.. text.Split([',', ';']).Select(PlaceName.Fold).OfType<string>().Where(static part => part.Length > 0)];

    private static PlaceMatches Named(string words) =>
        new([.. Known.CitiesNamed(words)], [.. Known.AreasNamed(words)]);

    private static PlaceMatches WithCommas(string head, string[] behind)
    {
        var groups = Recognised(behind);
        var cities = Known.CitiesNamed(head).Where(city => InAll(city, groups));
        var areas = Known.AreasNamed(head).Where(area => area.Cities.All(city => InAll(city, groups)));
        return new PlaceMatches([.. cities], [.. areas], Unsure: groups.Length < behind.Length);
    }

    private static PlaceMatches WithoutCommas(ReadOnlySpan<string> words, Area[][] behind)
    {
        for (var last = 1; last <= LongestAreaName && last < words.Length && behind.Length < 2; last++)
        {
            Area[] areas = [.. Known.AreasBehindACity(string.Join(' ', words[^last..]))];
            if (areas.Length == 0)
                continue;
            Area[][] groups = [.. behind, areas];
            var head = string.Join(' ', words[..^last]);
            var cities = Known.CitiesNamed(head).Where(city => InAll(city, groups)).ToImmutableArray();
            var inside = Known.AreasNamed(head).Where(area => area.Cities.All(city => InAll(city, groups))).ToImmutableArray();
            var found = cities.IsEmpty && inside.IsEmpty ? WithoutCommas(words[..^last], groups) : new PlaceMatches(cities, inside);
            if (!found.IsEmpty)
                return found;
        }

        return PlaceMatches.None;
    }

    private static Area[][] Recognised(string[] behind) =>
        [.. behind.Select(static part => Known.AreasBehindACity(part).ToArray()).Where(static areas => areas.Length > 0)];

    private static bool InAll(City city, Area[][] groups) => groups.All(areas => areas.Any(area => area.Holds(city)));

    /// <summary>The first group's areas as far as the other groups agree: of "Georgia, USA" the state only.</summary>
    private static Area[] Common(Area[][] groups) =>
        [.. groups[0].Where(area => area.Cities.Any(city => InAll(city, groups)))];

    private static PlaceMatches Within(string head, Area[] areas)
    {
        var near = NearMisses(head, areas.SelectMany(static area => area.Cities), []);
        return near.IsEmpty ? new PlaceMatches([], [.. areas]) : near;
    }

    private static PlaceMatches NearMisses(string words, IEnumerable<City> cities, IEnumerable<Area> areas)
    {
        var nearest = Spelling.EditsAllowed(words.Length);
        if (nearest == 0)
            return PlaceMatches.None;
        var nearCities = new List<City>();
        var nearAreas = new List<Area>();
        foreach (var city in cities)
            Keep(city, city.Names);
        foreach (var area in areas)
            Keep(area, area.Names);
        return new PlaceMatches([.. nearCities], [.. nearAreas]);

        void Keep(object place, ImmutableArray<string> names)
        {
            foreach (var name in names)
            {
                // "home" is not Rome: a word of four letters has to begin like the name.
                if (words.Length == 4 && name[0] != words[0])
                    continue;
                var edits = Spelling.Distance(words, name, nearest);
                if (edits > nearest)
                    continue;
                if (edits < nearest)
                {
                    nearCities.Clear();
                    nearAreas.Clear();
                    nearest = edits;
                }

                if (place is City city)
                    nearCities.Add(city);
                else
                    nearAreas.Add((Area)place);
            }
        }
    }

    private static int PrefixEdits(string words, string name, int most) =>
        Math.Min(
            Spelling.Distance(words, name, most),
            Spelling.Distance(words, name.AsSpan(0, Math.Min(words.Length, name.Length)), most));

    private static bool WordBegins(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] == ' ')
                return true;
            if (at + 1 >= text.Length)
                break;
        }

        return false;
    }
}
