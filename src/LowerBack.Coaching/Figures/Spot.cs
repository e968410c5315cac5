using System.Runtime.InteropServices;

namespace LowerBack.Coaching.Figures;

/// <summary>A place in the picture plane in the figure's own units (a person is about 100 tall): x to the right, y up, the floor at 0.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Spot(double X, double Y)
{
    /// <summary>How far it is from the origin.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    // Methods, not properties: a record writes out its properties, and a spot that holds a spot would never end.

    /// <summary>The same way at length 1; nowhere stays nowhere.</summary>
    public Spot Unit() => Length > 0 ? this / Length : this;

    /// <summary>A quarter turn to the left.</summary>
    public Spot Left() => new(-Y, X);

    /// <summary>A step from the origin.</summary>
    /// <param name="degrees">0 points right, 90 up, 180 left, 270 down.</param>
    /// <param name="length">How far.</param>
    public static Spot Toward(double degrees, double length = 1)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Spot(cos * length, sin * length);
    }

    /// <summary>The place a part of the way to another.</summary>
    public Spot To(Spot other, double part) => this + ((other - this) * part);

    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

    public static Spot operator *(Spot a, double by) => new(a.X * by, a.Y * by);

    public static Spot operator /(Spot a, double by) => new(a.X / by, a.Y / by);
}

/// <summary>The smallest upright box around something.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Extent(double Left, double Bottom, double Right, double Top)
{
    /// <summary>The box around nothing; joined with anything it is that.</summary>
    public static readonly Extent Nothing = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>From left to right.</summary>
    public double Width => Right - Left;

    /// <summary>From bottom to top.</summary>
    public double Height => Top - Bottom;

    /// <summary>The box around a disc.</summary>
    public static Extent Around(Spot centre, double radius) =>
        new(centre.X - radius, centre.Y - radius, centre.X + radius, centre.Y + radius);

    /// <summary>The box around both.</summary>
    public Extent With(Extent other) => new(
        Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));
}
