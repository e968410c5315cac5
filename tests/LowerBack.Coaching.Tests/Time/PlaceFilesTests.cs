using LowerBack.Coaching.Time;
using Xunit;

namespace LowerBack.Coaching.Tests.Time;

/// <summary>The files behind <see cref="ZoneFinder"/>: content/cities.csv, countries.csv and regions.csv.</summary>
public sealed class PlaceFilesTests
{
    [Fact]
    public void A_city_s_zone_is_one_that_the_tz_database_lists_for_its_country()
    {
        var codes = Rows("countries.csv").ToDictionary(static row => row[1], static row => row[0]);
        foreach (var city in Rows("cities.csv"))
        {
            // The tz database knows no Kosovo: its clocks are Belgrade's.
            var expected = codes[city[2]] == "XK" ? "RS" : codes[city[2]];
            Assert.True(Countries.CodeOf(city[4]) == expected, string.Join(';', city));
        }
    }

    [Fact]
    public void Every_country_has_a_city_and_every_line_its_columns()
    {
        var cities = Rows("cities.csv");
        Assert.All(cities, static row => Assert.Equal(6, row.Length));
        Assert.InRange(cities.Length, 2_000, 10_000);
        Assert.All(Rows("countries.csv"), row => Assert.Contains(cities, city => city[2] == row[1]));
        Assert.All(
            Rows("regions.csv"),
            row => Assert.Contains(
                cities, city => city[2] == row[0] && (row.Length > 3 ? city[0] == row[3] : city[3] == row[1])));
    }

    [Fact]
    public void Every_state_or_province_a_city_names_is_in_the_list_of_regions()
    {
        var regions = Rows("regions.csv").Select(static row => (row[0], row[1])).ToHashSet();
        foreach (var city in Rows("cities.csv").Where(static row => row[3].Length > 0))
            Assert.Contains((city[2], city[3]), regions);
    }

    private static string[][] Rows(string file)
    {
        using var stream = typeof(ZoneFinder).Assembly.GetManifestResourceStream($"content/{file}");
        Assert.NotNull(stream);
        Assert.InRange(stream.Length, 1, 250_000);
        using var text = new StreamReader(stream);
        return [.. text.ReadToEnd().Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split(';'))];
    }
}
