using System.Globalization;

namespace LowerBack.Coaching.Figures;

/// <summary>Numbers as strokes: a machine without fonts writes no text into a picture.</summary>
internal static class Digits
{
    private const double Thickness = 0.21;

    /// <summary>Strokes of each digit through points of a box of 3 by 5: "x y" from the bottom left, strokes apart by a bar.</summary>
    private static readonly string[] Strokes =
    [
        "15 05 00 20 25 15",
        "04 15 10|00 20",
        "04 15 24 23 00 20",
        "04 15 24 23 12|12 22 21 10 01",
        "15 02 22|24 20",
        "25 05 03 13 22 21 10 00",
        "25 14 02 01 10 21 22 13 02",
        "05 25 10",
        "13 04 15 24 13 02 01 10 21 22 13",
        "23 12 03 04 15 24 23 11 00",
    ];

    /// <summary>A number around the origin, about one unit high.</summary>
    public static IEnumerable<Shape> Of(int number, string ink)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var at = 0; at < digits.Length; at++)
        {
            var middle = (at - ((digits.Length - 1) / 2.0)) * 0.66;
            foreach (var stroke in Strokes[digits[at] - '0'].Split('|'))
            {
                var spots = stroke.Split(' ').Select(spot => new Spot(middle + ((spot[0] - '1') * 0.2), ((spot[1] - '0') * 0.2) - 0.5)).ToList();
                for (var leg = 1; leg < spots.Count; leg++)
                    yield return Limb.Line(spots[leg - 1], spots[leg], Thickness, ink);
            }
        }
    }
}
