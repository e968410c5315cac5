using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;
using Xunit;

namespace LowerBack.Coaching.Tests.Time;

/// <summary>Abbreviations and offsets: words for a clock rather than for a place.</summary>
public sealed class ZoneClockWordsTests
{
    private static readonly Instant Winter = Instant.FromUtc(2026, 1, 15, 12, 0);
    private static readonly Instant Summer = Instant.FromUtc(2026, 7, 15, 12, 0);

    [Theory]
    [InlineData("IST", "Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")]
    [InlineData("bst", "Europe/London", "Asia/Dhaka")]
    [InlineData("CET", "Europe/Berlin", "Europe/Paris")]
    [InlineData("CEST", "Europe/Berlin", "Europe/Madrid")]
    [InlineData("EST", "America/New_York", "America/Toronto")]
    [InlineData("PST", "America/Los_Angeles", "America/Vancouver")]
    [InlineData("GMT", "Europe/London", "Etc/UTC")]
    public void An_abbreviation_that_countries_share_is_asked_back(string typed, params string[] zones)
    {
        var offered = Several(typed).Select(static place => place.ZoneId).ToArray();
        Assert.Equal(zones[0], offered[0]);
        Assert.All(zones, zone => Assert.Contains(zone, offered));
    }

    [Theory]
    [InlineData("JST", "Asia/Tokyo")]
    [InlineData("msk", "Europe/Moscow")]
    [InlineData("NZDT", "Pacific/Auckland")]
    public void An_abbreviation_of_one_country_answers_at_once(string typed, string zone) =>
        Assert.Equal(zone, One(typed).ZoneId);

    [Theory]
    [InlineData("UTC+2")]
    [InlineData("utc +02:00")]
    [InlineData("GMT+2")]
    [InlineData("+2")]
    [InlineData("+0200")]
    public void An_offset_offers_real_places_that_have_it_at_that_moment(string typed)
    {
        var summer = Assert.IsType<SeveralZones>(ZoneFinder.Find(typed, Summer)).Places;
        var winter = Assert.IsType<SeveralZones>(ZoneFinder.Find(typed, Winter)).Places;
        Assert.Contains(summer, static place => place.ZoneId == "Europe/Berlin");
        Assert.DoesNotContain(winter, static place => place.ZoneId == "Europe/Berlin");
        Assert.All(summer, static place => Assert.Equal(Offset.FromHours(2), At(place, Summer)));
        Assert.All(winter, static place => Assert.Equal(Offset.FromHours(2), At(place, Winter)));
    }

    [Theory]
    [InlineData("UTC+5:30", "Asia/Kolkata")]
    [InlineData("UTC\u22123", "America/Sao_Paulo")]
    public void Half_hours_and_a_printed_minus_are_read(string typed, string zone) =>
        Assert.Contains(Assert.IsType<SeveralZones>(ZoneFinder.Find(typed, Winter)).Places, place => place.ZoneId == zone);

    [Theory]
    [InlineData("UTC+5:45", "Asia/Kathmandu")]
    [InlineData("+0545", "Asia/Kathmandu")]
    public void An_offset_that_one_place_alone_has_is_that_place(string typed, string zone) =>
        Assert.Equal(zone, Assert.IsType<OneZone>(ZoneFinder.Find(typed, Winter)).Place.ZoneId);

    [Theory]
    [InlineData("UTC+2")]
    [InlineData("+25")]
    [InlineData("UTC+14:30")]
    [InlineData("UTC-3:99")]
    public void An_offset_without_a_moment_or_out_of_range_means_nothing(string typed) =>
        Assert.IsType<NoZone>(ZoneFinder.Find(typed));

    private static Offset At(ZonePlace place, Instant now) => DateTimeZoneProviders.Tzdb[place.ZoneId].GetUtcOffset(now);

    private static ZonePlace One(string typed) => Assert.IsType<OneZone>(ZoneFinder.Find(typed)).Place;

    private static ImmutableArray<ZonePlace> Several(string typed)
    {
        var places = Assert.IsType<SeveralZones>(ZoneFinder.Find(typed)).Places;
        Assert.InRange(places.Length, 1, SeveralZones.Most);
        return places;
    }
}
