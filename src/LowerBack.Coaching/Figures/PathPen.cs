using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LowerBack.Coaching.Figures;

/// <summary>Where the figure's units land on the paper, whose y runs down.</summary>
/// <param name="Scale">Paper units to one of the figure's.</param>
/// <param name="X">Where the figure's x of 0 lands.</param>
/// <param name="Y">Where the figure's y of 0, the floor, lands.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Place(double Scale, double X, double Y)
{
    /// <summary>Where a spot lands.</summary>
    public Spot Of(Spot spot) => new(X + (spot.X * Scale), Y - (spot.Y * Scale));
}

/// <summary>Writes path data in whole numbers: the paper has four units to a pixel of a phone, which is fine enough and half the text.</summary>
internal sealed class PathPen(StringBuilder data, Place place)
{
    private Spot _at;

    public PathPen Move(Spot to)
    {
        data.Append('M');
        _at = new Spot(0, 0);
        return Step(to, first: true);
    }

    public PathPen Line(Spot to)
    {
        data.Append('l');
        return Step(to, first: true);
    }

    /// <summary>Runs clockwise along a circle.</summary>
    public PathPen Arc(double radius, Spot to, bool big = false)
    {
        var size = Math.Round(radius * place.Scale);
        data.Append('a');
        Number(size, first: true);
        Number(size, first: false);
        data.Append(big ? " 0 1 1 " : " 0 0 1 ");
        return Step(to, first: true);
    }

    public PathPen Curve(Spot leaving, Spot arriving, Spot to)
    {
        data.Append('c');
        var at = _at;
        Step(leaving, first: true);
        _at = at;
        Step(arriving, first: false);
        _at = at;
        return Step(to, first: false);
    }

    public void Close() => data.Append('z');

    /// <summary>Steps are relative to where the pen really is after rounding, so that errors do not add up.</summary>
    private PathPen Step(Spot to, bool first)
    {
        var on = place.Of(to);
        var (x, y) = (Math.Round(on.X), Math.Round(on.Y));
        Number(x - _at.X, first);
        Number(y - _at.Y, first: false);
        _at = new Spot(x, y);
        return this;
    }

    private void Number(double whole, bool first)
    {
        if (!first && whole >= 0) data.Append(' ');
        data.Append(CultureInfo.InvariantCulture, $"{(long)whole}");
    }
}
