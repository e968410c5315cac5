using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>A move on one card: where it starts on the left, where it ends on the right.</summary>
public static class MovePicture
{
    private const int Width = 1440, Lowest = 360, Highest = 800;
    private const double Edge = 48, Gap = 88, Over = 56, Under = 64;

    /// <summary>A standing person fills the card; a lying one is not blown up beyond that.</summary>
    private const double Largest = 6.4;
    private const double Panel = ((Width - Gap) / 2) - Edge;

    /// <summary>Draws a move as self-contained SVG; the same move always gives the same text.</summary>
    public static string Draw(Move move)
    {
        var stage = Stage.Of(move);
        var (start, end) = Places(stage, out var height);
        var paper = new Paper(Width, height);
        paper.Card();
        paper.Floor(stage, start, Edge - 16, Panel + 32);
        paper.Floor(stage, end, Edge + Panel + Gap - 16, Panel + 32);
        paper.Draw(start, [.. stage.Start.Aside, .. stage.Start.Shapes]);
        paper.Draw(end, [.. stage.End.Aside, .. stage.End.Shapes]);
        var middle = new Spot(Width / 2.0, Math.Min(height - 70, height * 0.62));
        paper.Draw(Hints.Arrow(middle - new Spot(22, 0), middle + new Spot(22, 0), Ink.Mark, 8.8));
        return paper.Svg();
    }

    /// <summary>Where the two frames land: the same scale, the same floor, the same room around the point of contact.</summary>
    /// <param name="stage">The move, set up.</param>
    /// <param name="height">How high the paper is.</param>
    public static (Place Start, Place End) Places(Stage stage, out int height)
    {
        var box = stage.Start.Everything.With(stage.End.Everything).With(Still.Box(stage.Start.Aside)).With(Still.Box(stage.End.Aside));
        var scale = Math.Min(Math.Min(Largest, Panel / box.Width), (Highest - Over - Under) / box.Height);
        height = Math.Clamp((int)Math.Ceiling((box.Height * scale) + Over + Under), Lowest, Highest);
        var spare = height - Over - Under - (box.Height * scale);
        var floor = height - Under + (box.Bottom * scale) - (spare * 0.4);
        var start = new Place(scale, Edge + ((Panel - (box.Width * scale)) / 2) - (box.Left * scale), floor);
        return (start, start with { X = start.X + Panel + Gap });
    }
}
