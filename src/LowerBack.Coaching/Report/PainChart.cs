using System.Globalization;
using System.Text;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>One session on the chart.</summary>
/// <param name="Day">Its day.</param>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Before">Pain before it, 0-10, or null.</param>
/// <param name="Most">The hardest pain during it, 0-10, or null.</param>
internal sealed record ChartPoint(LocalDate Day, bool IsDone, int? Before, int? Most);

/// <summary>
/// Pain over the period as a line: dots for the most during a session, rings for before it, a mark below for each session
/// done. In black, so that it prints. Pure.
/// </summary>
internal static class PainChart
{
    private const int Width = 720, Height = 150, Left = 26, Right = 8, Top = 8, Foot = 118, Marks = 124, Words = 145;

    /// <summary>Points further apart are not joined.</summary>
    private const int LongestGapDays = 7;

    /// <summary>Draws it.</summary>
    /// <param name="period">From the left edge to the right.</param>
    /// <param name="points">Sessions, oldest first.</param>
    /// <param name="alt">What it shows, in words.</param>
    /// <param name="from">The first day in words.</param>
    /// <param name="to">The last day in words.</param>
    public static string Draw(ReportPeriod period, IReadOnlyList<ChartPoint> points, string alt, string from, string to)
    {
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{ReportPage.Escaped(alt)}\" font-family=\"Arial, sans-serif\" font-size=\"11\">");
        foreach (var pain in (ReadOnlySpan<int>)[0, 5, 10])
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{Left} {Y(pain)}H{Width - Right}\" stroke=\"#999\" stroke-width=\"0.7\"/><text x=\"{Left - 6}\" y=\"{Y(pain) + 4}\" text-anchor=\"end\">{pain}</text>");
        }

        svg.Append("<path d=\"");
        LocalDate? last = null;
        foreach (var point in points.Where(point => point.Most is not null))
        {
            // A line over weeks without a session would tell of pain that nobody told.
            var joined = last is { } day && Period.DaysBetween(day, point.Day) <= LongestGapDays;
            svg.Append(CultureInfo.InvariantCulture, $"{(joined ? 'L' : 'M')}{X(period, point.Day)} {Y(point.Most!.Value)}");
            last = point.Day;
        }

        svg.Append("\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.2\"/>");
        foreach (var point in points)
        {
            var x = X(period, point.Day);
            if (point.IsDone)
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} {Marks}v8\" stroke=\"#000\" stroke-width=\"2\"/>");
            if (point.Before is { } before)
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{Y(before)}\" r=\"4.5\" fill=\"none\" stroke=\"#000\"/>");
            if (point.Most is { } most)
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{Y(most)}\" r=\"2.5\"/>");
        }

        return svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Words}\">{ReportPage.Escaped(from)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Words}\" text-anchor=\"end\">{ReportPage.Escaped(to)}</text></svg>").ToString();
    }

    private static double Y(int pain) => Foot - (pain * (Foot - Top) / 10.0);

    /// <summary>The middle of a day.</summary>
    private static double X(ReportPeriod period, LocalDate day) => Math.Round(
        Left + ((Period.DaysBetween(period.From, day) + 0.5) * (Width - Left - Right) / (7 * period.Weeks)), 1);
}
