using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>A session at a glance: the end position of each of its moves, numbered in order.</summary>
public static class RoutineStrip
{
    /// <summary>How many moves fit; a longer session shows its first ones.</summary>
    public const int Most = 12;

    private const int Width = 1440, Edge = 32;
    private const double Pad = 26, Over = 54, Under = 46, Tallest = 300, Lowest = 130, Largest = 3.1, Badge = 29;

    /// <summary>Draws moves in the order they are done.</summary>
    /// <exception cref="ArgumentException">There is no move.</exception>
    public static string Draw(IReadOnlyList<Move> moves)
    {
        if (moves.Count == 0) throw new ArgumentException("A strip needs a move.", nameof(moves));
        var stages = moves.Take(Most).Select(Stage.Of).ToList();
        var columns = stages.Count is 1 or 2 or 4 ? 2 : 3;
        var wide = (Width - (2.0 * Edge)) / columns;
        var rows = stages.Chunk(columns).Select(row => (Cells: row, High: row.Max(stage => High(stage, wide)))).ToList();
        var paper = new Paper(
            stages.Count == 1 ? (Width / 2) + Edge : Width,
            (int)Math.Ceiling(rows.Sum(row => row.High)) + (2 * Edge));
        paper.Card();
        var (top, number) = ((double)Edge, 0);
        foreach (var (cells, high) in rows)
        {
            for (var column = 0; column < cells.Length; column++)
                DrawCell(paper, cells[column], ++number, Edge + (column * wide), top, wide, top + high);
            top += high;
        }

        return paper.Svg();
    }

    private static double High(Stage stage, double wide) =>
        Over + Math.Max(stage.End.Everything.Height * Scale(stage, wide), Lowest) + Under;

    private static double Scale(Stage stage, double wide)
    {
        var box = stage.End.Everything;
        return Math.Min(Math.Min(Largest, (wide - (2 * Pad)) / box.Width), Tallest / box.Height);
    }

    private static void DrawCell(Paper paper, Stage stage, int number, double left, double top, double wide, double bottom)
    {
        var (box, scale) = (stage.End.Everything, Scale(stage, wide));
        var place = new Place(scale, left + ((wide - (box.Width * scale)) / 2) - (box.Left * scale), bottom - Under + (stage.Move.Pose.View == PoseView.Top ? box.Bottom * scale : 0));
        paper.Floor(stage, place, left + 12, wide - 24);
        paper.Draw(place, stage.End.Shapes);
        var badge = new Place(Badge, left + 46, top + 42);
        paper.Draw(badge, [new Disc(new Spot(0, 0), 1, Ink.Mark), .. Digits.Of(number, Ink.White)]);
    }
}
