using System.Globalization;
using System.Text;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>The card a picture is drawn on; makes the SVG.</summary>
internal sealed class Paper(int width, int height)
{
    /// <summary>The paper measured in its own units from its bottom left corner.</summary>
    private readonly Place _whole = new(1, 0, height);
    private readonly StringBuilder _svg = new StringBuilder(8192).Append(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width / 2}\" height=\"{height / 2}\">");

    /// <summary>Draws in the paper's own units, from the bottom left corner.</summary>
    public void Draw(params ReadOnlySpan<Shape> shapes)
    {
        foreach (var shape in shapes) Draw(_whole, [shape]);
    }

    /// <summary>The soft card behind everything, which makes a picture stand on light and on dark alike.</summary>
    public void Card() => Draw(new Slab(new Spot(width / 2.0, height / 2.0), width, height, 0, Ink.Card));

    /// <summary>The floor under a figure; seen from the top there is none.</summary>
    public void Floor(Stage stage, Place place, double left, double wide)
    {
        if (stage.Move.Pose.View != PoseView.Top)
            Draw(Slab.Between(left, height - place.Y - 22, left + wide, height - place.Y, 11, Ink.Ground));
    }

    /// <summary>Draws shapes in order; neighbours of one colour share a path.</summary>
    public void Draw(Place place, IEnumerable<Shape> shapes)
    {
        string? ink = null;
        var pen = new PathPen(_svg, place);
        foreach (var shape in shapes)
        {
            if (shape.Ink != ink)
            {
                if (ink is not null) _svg.Append("\"/>");
                _svg.Append("<path fill=\"").Append(ink = shape.Ink).Append("\" d=\"");
            }

            shape.Trace(pen);
        }

        if (ink is not null) _svg.Append("\"/>");
    }

    /// <summary>The drawing.</summary>
    public string Svg() => _svg.ToString() + "</svg>";
}
