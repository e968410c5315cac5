using LowerBack.Coaching.Time;
using NodaTime.TimeZones;

namespace LowerBack.Coaching.Tests.Time;

/// <summary>From a spot on the map to a time zone.</summary>
public sealed class NearestZoneTests
{
    [Theory]
    [InlineData(52.52, 13.40, "Europe/Berlin")]
    [InlineData(40.71, -74.01, "America/New_York")]
    [InlineData(-33.87, 151.21, "Australia/Sydney")]
    [InlineData(35.68, 139.69, "Asia/Tokyo")]
    [InlineData(22.57, 88.36, "Asia/Kolkata")]
    [InlineData(-36.85, 174.76, "Pacific/Auckland")]
    public void A_city_keeps_its_clock(double latitude, double longitude, string zone) =>
        Assert.Equal(zone, First(NearestZone.To(latitude, longitude)));

    [Fact]
    public void The_date_line_is_no_wall() => Assert.Equal("Pacific/Fiji", First(NearestZone.To(-17.5, -179.9)));

    [Theory]
    [InlineData(42.88, -78.88, "America/New_York")]
    [InlineData(28.61, 77.21, "Asia/Kolkata")]
    [InlineData(48.14, 11.58, "Europe/Busingen")]
    [InlineData(-90, 0, "Antarctica/McMurdo")]
    public void Away_from_such_a_city_the_right_clock_is_among_those_offered(double latitude, double longitude, string zone)
    {
        var several = Assert.IsType<SeveralZones>(NearestZone.To(latitude, longitude));
        Assert.Contains(zone, several.Places.Select(place => place.ZoneId));
        Assert.Equal(several.Places.Length, several.Places.Distinct().Count());
    }

    [Fact]
    public void Every_city_of_the_tz_database_is_nearest_to_itself()
    {
        foreach (var city in TzdbDateTimeZoneSource.Default.ZoneLocations!)
        {
            var zones = NearestZone.To(city.Latitude, city.Longitude) switch
            {
                OneZone one => [one.Place.ZoneId],
                SeveralZones several => several.Places.Select(place => place.ZoneId),
                _ => [],
            };
            Assert.Contains(city.ZoneId, zones);
        }
    }

    [Theory]
    [InlineData(91, 0)]
    [InlineData(0, -181)]
    [InlineData(double.NaN, 0)]
    public void What_is_no_spot_on_the_map_is_no_zone(double latitude, double longitude) =>
        Assert.IsType<NoZone>(NearestZone.To(latitude, longitude));

    private static string? First(ZoneAnswer answer) => answer switch
    {
        OneZone one => one.Place.ZoneId,
        SeveralZones several => several.Places[0].ZoneId,
        _ => null,
    };
}
