using LowerBack.Coaching.Safety;
using NodaTime;
using Xunit;

namespace LowerBack.Coaching.Tests.Safety;

public sealed class EmergencyLinesTests
{
    [Theory]
    [InlineData("Europe/London", "999", "NHS 111", "116 123")]
    [InlineData("Europe/Dublin", "112", null, "116 123")]
    [InlineData("Europe/Berlin", "112", "116 117", "116 123")]
    [InlineData("Europe/Madrid", "112", null, "024")]
    [InlineData("Atlantic/Canary", "112", null, "024")]
    [InlineData("Europe/Zurich", "112", null, "143")]
    [InlineData("Europe/Oslo", "112", null, null)]
    [InlineData("Atlantic/Reykjavik", "112", null, null)]
    [InlineData("America/New_York", "911", null, "988")]
    [InlineData("Pacific/Honolulu", "911", null, "988")]
    [InlineData("America/Toronto", "911", null, "988")]
    [InlineData("Asia/Kolkata", "112", null, null)]
    [InlineData("Australia/Perth", "000", null, null)]
    [InlineData("Pacific/Auckland", "111", null, null)]
    [InlineData("America/Sao_Paulo", null, null, null)]
    [InlineData("Etc/UTC", null, null, null)]
    public void The_lines_are_those_of_the_zone_s_country(string zone, string? emergency, string? advice, string? crisis) =>
        Assert.Equal(new EmergencyLines(emergency, advice, crisis), EmergencyLines.For(DateTimeZoneProviders.Tzdb[zone]));

    [Fact]
    public void Without_a_zone_no_number_is_guessed() =>
        Assert.Equal(new EmergencyLines(null, null, null), EmergencyLines.For(null));

    [Fact]
    public void All_of_the_European_Union_and_its_economic_area_dial_112()
    {
        foreach (var code in "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO CH".Split(' '))
            Assert.Equal("112", EmergencyLines.ForCountry(code).Emergency);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_country_has_no_lines(string? code) =>
        Assert.Equal(new EmergencyLines(null, null, null), EmergencyLines.ForCountry(code));
}
