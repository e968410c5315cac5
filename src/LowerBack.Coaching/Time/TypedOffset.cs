using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace LowerBack.Coaching.Time;

/// <summary>Offsets from UTC as people type them, and the places that have one at a moment.</summary>
internal static partial class TypedOffset
{
    /// <summary>"UTC+2", "gmt-05:30", "+0530", "UTC 3" and the like, from -12:00 to +14:00; null for anything else.</summary>
    public static Offset? Read(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success)
            return null;
        var hours = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var total = (hours * 60) + minutes;
        if (match.Groups["s"].ValueSpan is "-" or "\u2212" or "\u2013")
            total = -total;
        return minutes < 60 && total is >= -12 * 60 and <= 14 * 60 ? Offset.FromSeconds(total * 60) : null;
    }

    /// <summary>The largest city of each zone that has the offset now, at most <see cref="SeveralZones.Most"/>.</summary>
    public static ImmutableArray<ZonePlace> PlacesWith(Offset offset, Instant now) =>
    [
        .. Gazetteer.Instance.Cities
            .DistinctBy(static city => city.ZoneId, StringComparer.Ordinal)
            .Where(city => DateTimeZoneProviders.Tzdb[city.ZoneId].GetUtcOffset(now) == offset)
            .Take(SeveralZones.Most)
            .Select(static city => city.Place),
    ];

    [GeneratedRegex(
        @"^(?:(?:utc|gmt)\s*(?<s>[+\-\u2212\u2013])?|(?<s>[+\-\u2212\u2013]))\s*(?<h>[0-9]{1,2})(?::?(?<m>[0-9]{2}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
