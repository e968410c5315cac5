using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;

namespace LowerBack.Pictures.Tests;

/// <summary>
/// All pictures side by side as a phone shows them, on a light and on a dark chat. Where LOWERBACK_SCREENSHOTS names a
/// folder they are kept there for a person to look at.
/// </summary>
public sealed partial class ContactSheetTests
{
    private const int Phone = 360, Gap = 12;
    private static readonly string? Folder = Environment.GetEnvironmentVariable("LOWERBACK_SCREENSHOTS");

    [PictureFact]
    public void All_moves_in_the_light() => Moves("light", "#ffffff");

    [PictureFact]
    public void All_moves_in_the_dark() => Moves("dark", "#0e1621");

    [PictureFact]
    public void Routines_in_the_light() => Strips("light", "#ffffff");

    [PictureFact]
    public void Routines_in_the_dark() => Strips("dark", "#0e1621");

    [PictureFact]
    public void Days_in_the_light() => Days("light", "#ffffff");

    [PictureFact]
    public void Days_in_the_dark() => Days("dark", "#0e1621");

    private static void Days(string name, string page) => Keep($"days-{name}", page, [Drawings.Days(19), Drawings.Days(26), Drawings.Days(35)], columns: 3);

    private static void Moves(string name, string page)
    {
        var sheets = Drawings.Moves.Select(move => move.Svg).Chunk(12).ToList();
        for (var at = 0; at < sheets.Count; at++) Keep($"moves-{at + 1}-{name}", page, sheets[at], columns: 3);
    }

    private static void Strips(string name, string page) => Keep(
        $"routines-{name}", page, columns: 3,
        drawings: [.. Drawings.Library.Templates.Where(template => template.For is SessionFor.Beginner or SessionFor.Advanced or SessionFor.Mobility)
            .Select(template => RoutineStrip.Draw([.. template.Slots.Select(slot => slot.Move)])).Distinct(StringComparer.Ordinal).Take(12)]);

    private static void Keep(string name, string page, IReadOnlyList<string> drawings, int columns)
    {
        var sheet = new StringBuilder();
        var top = (double)Gap;
        foreach (var row in drawings.Chunk(columns))
        {
            var highest = 0.0;
            for (var column = 0; column < row.Length; column++)
            {
                var size = Size().Match(row[column]);
                var high = Phone * Number(size.Groups["high"]) / Number(size.Groups["wide"]);
                sheet.Append(Size().Replace(row[column], string.Create(CultureInfo.InvariantCulture,
                    $"$0 x=\"{Gap + (column * (Phone + Gap))}\" y=\"{top:0.#}\" width=\"{Phone}\" height=\"{high:0.#}\""), 1));
                highest = Math.Max(highest, high);
            }

            top += highest + Gap;
        }

        var width = (columns * (Phone + Gap)) + Gap;
        var svg = string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {top:0}\"><rect width=\"{width}\" height=\"{top:0}\" fill=\"{page}\"/>{Stretched().Replace(sheet.ToString(), "${kept}")}</svg>");
        var png = Assert.IsType<byte[]>(RsvgPainter.Png(svg, width));
        Assert.Equal(width, Drawings.Size(png).Width);
        if (Folder is { Length: > 0 })
            File.WriteAllBytes(Path.Combine(Folder, $"{name}.png"), png);
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("viewBox=\"0 0 (?<wide>[0-9]+) (?<high>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Size();

    /// <summary>The size a drawing has by itself, after the one the sheet gave it.</summary>
    [GeneratedRegex("(?<kept> height=\"[0-9.]+\") width=\"[0-9]+\" height=\"[0-9]+\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Stretched();
}
