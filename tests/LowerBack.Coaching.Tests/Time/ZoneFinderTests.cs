using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;
using Xunit;

namespace LowerBack.Coaching.Tests.Time;

public sealed class ZoneFinderTests
{
    private static readonly Instant Winter = Instant.FromUtc(2026, 1, 15, 12, 0);

    [Theory]
    [InlineData("Munich", "Europe/Berlin")]
    [InlineData("München", "Europe/Berlin")]
    [InlineData("muenchen", "Europe/Berlin")]
    [InlineData("  MUNCHEN ", "Europe/Berlin")]
    [InlineData("Wien", "Europe/Vienna")]
    [InlineData("Vienna", "Europe/Vienna")]
    [InlineData("Sevilla", "Europe/Madrid")]
    [InlineData("Seville", "Europe/Madrid")]
    [InlineData("Köln", "Europe/Berlin")]
    [InlineData("Koeln", "Europe/Berlin")]
    [InlineData("Moskau", "Europe/Moscow")]
    [InlineData("Londres", "Europe/London")]
    [InlineData("Nueva York", "America/New_York")]
    [InlineData("Mailand", "Europe/Rome")]
    [InlineData("Genf", "Europe/Zurich")]
    [InlineData("Ginebra", "Europe/Zurich")]
    [InlineData("Lisboa", "Europe/Lisbon")]
    [InlineData("København", "Europe/Copenhagen")]
    [InlineData("Łódź", "Europe/Warsaw")]
    [InlineData("lodz", "Europe/Warsaw")]
    [InlineData("Lo\u0301dz\u0301", "Europe/Warsaw")]
    [InlineData("Đà Nẵng", "Asia/Ho_Chi_Minh")]
    [InlineData("da nang", "Asia/Ho_Chi_Minh")]
    [InlineData("iasi", "Europe/Bucharest")]
    [InlineData("Αθηνα", "Europe/Athens")]
    [InlineData("İstanbul", "Europe/Istanbul")]
    [InlineData("ISTANBUL", "Europe/Istanbul")]
    [InlineData("St Petersburg, Russia", "Europe/Moscow")]
    [InlineData("saint gallen", "Europe/Zurich")]
    [InlineData("N'Djamena", "Africa/Ndjamena")]
    [InlineData("東京", "Asia/Tokyo")]
    [InlineData("Москва", "Europe/Moscow")]
    [InlineData("القاهرة", "Africa/Cairo")]
    [InlineData("Saigon", "Asia/Ho_Chi_Minh")]
    public void A_city_is_found_in_English_and_as_its_people_or_its_visitors_write_it(string typed, string zone) =>
        Assert.Equal(zone, One(typed).ZoneId);

    [Theory]
    [InlineData("Portland, Oregon", "America/Los_Angeles")]
    [InlineData("portland or", "America/Los_Angeles")]
    [InlineData("Portland, ME", "America/New_York")]
    [InlineData("Springfield, Illinois", "America/Chicago")]
    [InlineData("Springfield, MA, USA", "America/New_York")]
    [InlineData("Birmingham, UK", "Europe/London")]
    [InlineData("Birmingham England", "Europe/London")]
    [InlineData("Birmingham, Alabama", "America/Chicago")]
    [InlineData("birmingham al", "America/Chicago")]
    [InlineData("San Jose Costa Rica", "America/Costa_Rica")]
    [InlineData("San José, California", "America/Los_Angeles")]
    [InlineData("London, Ontario", "America/Toronto")]
    [InlineData("Paris, France", "Europe/Paris")]
    [InlineData("Valencia, Spanien", "Europe/Madrid")]
    [InlineData("Hamilton New Zealand", "Pacific/Auckland")]
    [InlineData("Munich, DE", "Europe/Berlin")]
    [InlineData("Portland Oregon USA", "America/Los_Angeles")]
    public void A_state_or_country_behind_the_city_decides_between_namesakes(string typed, string zone) =>
        Assert.Equal(zone, One(typed).ZoneId);

    [Theory]
    [InlineData("Portland", "America/Los_Angeles", "America/New_York")]
    [InlineData("Springfield", "America/Chicago", "America/New_York")]
    [InlineData("Birmingham", "Europe/London", "America/Chicago")]
    [InlineData("Valencia", "America/Caracas", "Europe/Madrid")]
    [InlineData("Georgia", "Asia/Tbilisi", "America/New_York")]
    public void Namesakes_on_different_clocks_are_all_offered_the_largest_first(string typed, string first, string other)
    {
        var places = Several(typed);
        Assert.Equal(first, places[0].ZoneId);
        Assert.Contains(places, place => place.ZoneId == other);
        Assert.Equal(places.Length, places.Select(static place => place.Label).Distinct().Count());
    }

    [Theory]
    [InlineData("London", "London, United Kingdom")]
    [InlineData("Paris", "Paris, France")]
    [InlineData("New York", "New York, United States")]
    [InlineData("Luxembourg", "Luxembourg, Luxembourg")]
    public void A_world_city_is_not_asked_about_for_the_sake_of_a_small_namesake(string typed, string label) =>
        Assert.Equal(label, One(typed).Label);

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("america/new_york", "America/New_York")]
    [InlineData("America/New York", "America/New_York")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("america/argentina/ushuaia", "America/Argentina/Ushuaia")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("etc/utc", "Etc/UTC")]
    public void An_id_of_the_tz_database_is_taken_in_any_case_and_old_ones_are_renewed(string typed, string zone) =>
        Assert.Equal(zone, One(typed).ZoneId);

    [Theory]
    [InlineData("Europe/Oslo")]
    [InlineData("Europe/Amsterdam")]
    [InlineData("Atlantic/Reykjavik")]
    public void A_country_s_own_zone_is_kept_although_the_tz_database_merged_it_with_another_country_s(string id) =>
        Assert.Equal(id, One(id).ZoneId);

    [Theory]
    [InlineData("Germany", "Germany", "Europe/Berlin")]
    [InlineData("Deutschland", "Germany", "Europe/Berlin")]
    [InlineData("Österreich", "Austria", "Europe/Vienna")]
    [InlineData("uk", "United Kingdom", "Europe/London")]
    [InlineData("India", "India", "Asia/Kolkata")]
    [InlineData("Argentina", "Argentina", "America/Argentina/Buenos_Aires")]
    [InlineData("Bayern, Deutschland", "Bavaria, Germany", "Europe/Berlin")]
    [InlineData("Kleinkleckersdorf, Germany", "Germany", "Europe/Berlin")]
    [InlineData("a village in Germany", "Germany", "Europe/Berlin")]
    [InlineData("Bayern", "Bavaria, Germany", "Europe/Berlin")]
    [InlineData("Canary Islands", "Canary Islands, Spain", "Atlantic/Canary")]
    [InlineData("California", "California, United States", "America/Los_Angeles")]
    public void A_country_or_state_with_one_clock_answers_at_once(string typed, string label, string zone) =>
        Assert.Equal(new ZonePlace(label, zone), One(typed));

    [Theory]
    [InlineData("USA", "America/New_York", "America/Los_Angeles", "America/Chicago", "America/Denver", "Pacific/Honolulu")]
    [InlineData("Spain", "Europe/Madrid", "Atlantic/Canary")]
    [InlineData("Australia", "Australia/Sydney", "Australia/Perth", "Australia/Brisbane")]
    [InlineData("Texas", "America/Chicago", "America/Denver")]
    public void A_country_or_state_with_several_clocks_offers_the_main_city_of_each(string typed, params string[] zones)
    {
        var offered = Several(typed);
        Assert.All(zones, zone => Assert.Contains(offered, place => place.ZoneId == zone));
        Assert.Equal(offered.Length, offered.Select(static place => place.ZoneId).Distinct().Count());
    }

    [Fact]
    public void Behind_a_known_city_words_that_are_not_understood_make_the_answer_a_question() =>
        Assert.Equal("Munich, Germany", Assert.Single(Several("Munich, Schwabing")).Label);

    [Fact]
    public void Every_zone_the_files_name_exists_and_answers_to_its_own_label()
    {
        foreach (var place in ZoneFinder.Suggest("", int.MaxValue))
        {
            Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(place.ZoneId));
            Assert.InRange(place.Label.Length, 3, 100);
            Assert.True(ZoneFinder.Find(place.Label) is OneZone one && one.Place.ZoneId == place.ZoneId, $"{place} is not found");
        }
    }

    [Fact]
    public void Every_zone_the_tz_database_lists_for_a_country_answers_to_its_id()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Where(static id => id.Contains('/', StringComparison.Ordinal)))
        {
            var found = One(id).ZoneId;
            Assert.Equal(At(id), At(found));
        }

        static Offset At(string id) => DateTimeZoneProviders.Tzdb[id].GetUtcOffset(Winter);
    }

    private static ZonePlace One(string typed) => Assert.IsType<OneZone>(ZoneFinder.Find(typed)).Place;

    private static ImmutableArray<ZonePlace> Several(string typed)
    {
        var places = Assert.IsType<SeveralZones>(ZoneFinder.Find(typed)).Places;
        Assert.InRange(places.Length, 1, SeveralZones.Most);
        return places;
    }
}
