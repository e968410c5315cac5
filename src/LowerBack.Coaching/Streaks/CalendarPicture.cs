using LowerBack.Coaching.Figures;
using NodaTime;

namespace LowerBack.Coaching.Streaks;

/// <summary>
/// Weeks as rows and days as squares with their dates. Every mark has a shape of its own, so that none needs its colour to be
/// told from another. Pure.
/// </summary>
public static class CalendarPicture
{
    private const int Cell = 172, Gap = 16, Edge = 32, Days = 7;
    private const double Pen = 19;

    /// <summary>Draws the weeks from one Monday on to the last day.</summary>
    /// <param name="from">A Monday.</param>
    /// <param name="days">Days in order, from that Monday or later; the last is today.</param>
    public static string Draw(LocalDate from, IReadOnlyList<StreakDay> days)
    {
        var today = days[^1].Day;
        var weeks = (Period.DaysBetween(from, today) / Days) + 1;
        var paper = new Paper((2 * Edge) + (Days * Cell) + ((Days - 1) * Gap), (2 * Edge) + (weeks * Cell) + ((weeks - 1) * Gap));
        paper.Card();
        for (var at = 0; at < weeks * Days; at++)
        {
            var day = from.PlusDays(at);
            var left = Edge + (at % Days * (Cell + Gap));
            var bottom = Edge + ((weeks - 1 - (at / Days)) * (Cell + Gap));
            var middle = new Spot(left + (Cell / 2.0), bottom + (Cell / 2.0));
            paper.Draw(new Slab(middle, Cell, Cell, 26, day == today ? Ink.Metal : Ink.Ground));
            if (day >= today)
                paper.Draw(new Slab(middle, Cell - 12, Cell - 12, 21, day == today ? Ink.White : Ink.Card));
            paper.Draw(new Place(34, left + 38, (2 * Edge) + (weeks * Cell) + ((weeks - 1) * Gap) - (bottom + Cell - 34)), Digits.Of(day.Day, Ink.Metal));
            if (days.FirstOrDefault(judged => judged.Day == day) is { } known)
                paper.Draw([.. Shapes(known.Mark, new Spot(left + (Cell / 2.0) + 14, bottom + (Cell / 2.0) - 22))]);
        }

        return paper.Svg();
    }

    private static IEnumerable<Shape> Shapes(DayMark mark, Spot middle) => mark switch
    {
        // A full disc, and a ring for less.
        DayMark.Trained => [new Disc(middle, 48, Ink.Shirt)],
        DayMark.Mobility => [new Disc(middle, 48, Ink.Shirt), new Disc(middle, 27, Ink.White)],
        // Two steps.
        DayMark.Walk => [Step(middle + new Spot(-22, -14)), Step(middle + new Spot(22, 18))],
        // A tick.
        DayMark.CheckIn => [Line(middle, -36, 0, -10, -28), Line(middle, -10, -28, 38, 32)],
        // A bed, so to say: one line lying.
        DayMark.Rest => [Line(middle, -38, 0, 38, 0, Ink.Pad)],
        // The sign for a pause.
        DayMark.Excused => [Line(middle, -17, -28, -17, 28, Ink.Metal), Line(middle, 17, -28, 17, 28, Ink.Metal)],
        // Snow.
        DayMark.Frozen => [Ray(middle, 90), Ray(middle, 30), Ray(middle, 150)],
        // A plus: added afterwards.
        DayMark.Mended => [Line(middle, -36, 0, 36, 0, Ink.Hint), Line(middle, 0, -36, 0, 36, Ink.Hint)],
        DayMark.Missed => [new Disc(middle, 10, Ink.Mark)],
        _ => [],
    };

    private static Limb Step(Spot at) => new(at + new Spot(0, -24), 13, at + new Spot(0, 20), 19, Ink.Shirt);

    private static Limb Ray(Spot middle, double degrees) =>
        Limb.Line(middle + Spot.Toward(degrees, 40), middle - Spot.Toward(degrees, 40), Pen * 0.75, Ink.Shorts);

    private static Limb Line(Spot middle, double fromX, double fromY, double toX, double toY, string ink = Ink.Shorts) =>
        Limb.Line(middle + new Spot(fromX, fromY), middle + new Spot(toX, toY), Pen, ink);
}
