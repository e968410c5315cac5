using LowerBack.Coaching.Time;
using NodaTime;
using Xunit;

namespace LowerBack.Coaching.Tests.Time;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("Europe/London", "GB")]
    [InlineData("Europe/Oslo", "NO")]
    [InlineData("Europe/Amsterdam", "NL")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("US/Pacific", "US")]
    [InlineData("Africa/Asmera", "ER")]
    [InlineData("Asia/Hong_Kong", "HK")]
    public void A_zone_lies_in_the_country_the_tz_database_lists_it_for(string zone, string code) =>
        Assert.Equal(code, Countries.CodeOf(zone));

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Etc/GMT+5")]
    [InlineData("EST")]
    [InlineData("CET")]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("")]
    [InlineData(null)]
    public void A_zone_of_no_country_has_none(string? zone) => Assert.Null(Countries.CodeOf(zone));

    [Fact]
    public void Every_city_that_can_be_found_has_a_country_unless_it_is_UTC()
    {
        foreach (var place in ZoneFinder.Suggest("", int.MaxValue))
            Assert.NotNull(Countries.CodeOf(DateTimeZoneProviders.Tzdb[place.ZoneId]));
    }
}
