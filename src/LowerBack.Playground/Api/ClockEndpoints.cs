using LowerBack.Playground.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Playground.Api;

/// <summary>Reading the coach's clock and moving it forward.</summary>
internal static class ClockEndpoints
{
    private const string NextMorning = "next-morning";
    private const int LongestDuration = 40;

    // When the check-in comes unless somebody chose another time.
    private static readonly LocalTime Morning = new(8, 30);

    public static void MapClock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clock", Read);
        api.MapPost("/clock", MoveAsync);
    }

    private static IResult Read(string? zone, PlaygroundClock clock) =>
        Asking.Zone(zone) is { } known ? Answer(clock, known) : Problems.BadZone();

    private static async Task<IResult> MoveAsync(HttpContext http, Body bodies, PlaygroundClock clock, PlaygroundRoom room)
    {
        var (body, refused) = await Body.ReadAsync(http, PlaygroundJson.Readable.ClockRequest);
        if (body is null)
            return refused!;
        if (!bodies.InPace(http, person: null))
            return Problems.TooFast();
        if (Asking.Zone(body.Zone) is not { } zone)
            return Problems.BadZone();
        if (Distance(body, clock, zone) is not { } by)
            return Problems.BadAdvance();
        if (clock.Ahead + by > Duration.FromDays(PlaygroundLimits.DaysAhead))
            return Problems.TooFarAhead();
        clock.Advance(by);
        room.TellClockMoved();
        return Answer(clock, zone);
    }

    private static Duration? Distance(ClockRequest asked, PlaygroundClock clock, DateTimeZone zone) => asked switch
    {
        { To: NextMorning, Advance: null } => UntilMorning(clock.GetCurrentInstant(), zone),
        { To: null, Advance: { Length: <= LongestDuration } text } => Parse(text),
        _ => null,
    };

    private static Duration UntilMorning(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone).LocalDateTime;
        var day = local.TimeOfDay < Morning ? local.Date : local.Date.PlusDays(1);
        return zone.AtLeniently(day + Morning).ToInstant() - now;
    }

    private static Duration? Parse(string text)
    {
        if (!PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out var period)
            || period.Years != 0 || period.Months != 0)
            return null;
        try
        {
            var length = period.ToDuration();
            return length > Duration.Zero && length <= Duration.FromDays(PlaygroundLimits.DaysAtOnce) ? length : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static IResult Answer(PlaygroundClock clock, DateTimeZone zone) =>
        TypedResults.Json(Showing.Show(clock, zone), PlaygroundJson.Readable.ClockShape);
}
