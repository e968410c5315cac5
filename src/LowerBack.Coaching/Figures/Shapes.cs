using System.Collections.Immutable;

namespace LowerBack.Coaching.Figures;

/// <summary>Something filled with one colour. All run the same way round, so that shapes of one colour can share a path.</summary>
internal abstract record Shape(string Ink)
{
    public abstract Extent Extent { get; }

    public abstract void Trace(PathPen pen);
}

/// <summary>A circle.</summary>
internal sealed record Disc(Spot Centre, double Radius, string Ink) : Shape(Ink)
{
    public override Extent Extent => Extent.Around(Centre, Radius);

    public override void Trace(PathPen pen)
    {
        var across = new Spot(Radius, 0);
        pen.Move(Centre - across).Arc(Radius, Centre + across).Arc(Radius, Centre - across).Close();
    }
}

/// <summary>A rounded stroke that may grow thinner: an arm, a leg, a post.</summary>
internal sealed record Limb(Spot From, double FromRadius, Spot To, double ToRadius, string Ink) : Shape(Ink)
{
    /// <summary>A stroke of one thickness.</summary>
    public static Limb Line(Spot from, Spot to, double thickness, string ink) => new(from, thickness / 2, to, thickness / 2, ink);

    public override Extent Extent => Extent.Around(From, FromRadius).With(Extent.Around(To, ToRadius));

    public override void Trace(PathPen pen)
    {
        var along = To - From;
        var length = along.Length;
        if (length <= Math.Abs(FromRadius - ToRadius) + 0.01)
        {
            new Disc(FromRadius > ToRadius ? From : To, Math.Max(FromRadius, ToRadius), Ink).Trace(pen);
            return;
        }

        // The two tangents that both circles share leave each circle at the same angle.
        var lean = Math.Acos((FromRadius - ToRadius) / length);
        var heading = Math.Atan2(along.Y, along.X);
        var left = new Spot(Math.Cos(heading + lean), Math.Sin(heading + lean));
        var right = new Spot(Math.Cos(heading - lean), Math.Sin(heading - lean));
        pen.Move(From + (left * FromRadius)).Line(To + (left * ToRadius))
            .Arc(ToRadius, To + (right * ToRadius), big: ToRadius > FromRadius)
            .Line(From + (right * FromRadius))
            .Arc(FromRadius, From + (left * FromRadius), big: FromRadius > ToRadius).Close();
    }
}

/// <summary>A box with rounded corners, upright or turned.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Width">Along its own x.</param>
/// <param name="Height">Along its own y.</param>
/// <param name="Corner">Radius of the corners.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Turn">In degrees to the left.</param>
internal sealed record Slab(Spot Centre, double Width, double Height, double Corner, string Ink, double Turn = 0) : Shape(Ink)
{
    /// <summary>An upright box by its edges.</summary>
    public static Slab Between(double left, double bottom, double right, double top, double corner, string ink) =>
        new(new Spot((left + right) / 2, (bottom + top) / 2), right - left, top - bottom, corner, ink);

    public override Extent Extent
    {
        get
        {
            var (sin, cos) = Math.SinCos(Turn * Math.PI / 180);
            var (x, y) = (((Width * Math.Abs(cos)) + (Height * Math.Abs(sin))) / 2, ((Width * Math.Abs(sin)) + (Height * Math.Abs(cos))) / 2);
            return new Extent(Centre.X - x, Centre.Y - y, Centre.X + x, Centre.Y + y);
        }
    }

    public override void Trace(PathPen pen)
    {
        var right = Spot.Toward(Turn, Width / 2);
        var up = Spot.Toward(Turn + 90, Height / 2);
        var (across, along) = (right.Unit() * Corner, up.Unit() * Corner);
        pen.Move(Centre - right + up - along).Arc(Corner, Centre - right + up + across)
            .Line(Centre + right + up - across).Arc(Corner, Centre + right + up - along)
            .Line(Centre + right - up + along).Arc(Corner, Centre + right - up - across)
            .Line(Centre - right - up + across).Arc(Corner, Centre - right - up + along).Close();
    }
}

/// <summary>A smooth closed line through points.</summary>
internal sealed record Blob(ImmutableArray<Spot> Around, string Ink) : Shape(Ink)
{
    public override Extent Extent => Around.Aggregate(Extent.Nothing, (box, spot) => box.With(Extent.Around(spot, 0)));

    public override void Trace(PathPen pen)
    {
        var spots = Clockwise() ? Around : [.. Around.Reverse()];
        pen.Move(spots[0]);
        for (var at = 0; at < spots.Length; at++)
        {
            // Catmull-Rom through the points, as the Bézier curves that draw the same line.
            var (before, from) = (spots[(at + spots.Length - 1) % spots.Length], spots[at]);
            var (to, after) = (spots[(at + 1) % spots.Length], spots[(at + 2) % spots.Length]);
            pen.Curve(from + ((to - before) / 6), to - ((after - from) / 6), to);
        }

        pen.Close();
    }

    private bool Clockwise()
    {
        var area = 0.0;
        for (var at = 0; at < Around.Length; at++)
        {
            var (a, b) = (Around[at], Around[(at + 1) % Around.Length]);
            area += (a.X * b.Y) - (b.X * a.Y);
        }

        return area < 0;
    }
}
