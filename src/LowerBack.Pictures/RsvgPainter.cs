using System.Text;
using LowerBack.Pictures.Native;

namespace LowerBack.Pictures;

/// <summary>Paints one drawing through librsvg and cairo. Everything native is given back before it answers.</summary>
internal static class RsvgPainter
{
    /// <summary>A drawing longer than this is none of ours (a strip of twelve moves has about 35 000 characters).</summary>
    public const int LongestSvg = 256 * 1024;

    /// <summary>No picture takes more memory than this while it is painted: four bytes each, 16 MB.</summary>
    public const int MostPixels = 4 * 1024 * 1024;

    /// <summary>The drawing as PNG, or null where it is no drawing, has no viewBox or would be too large.</summary>
    public static byte[]? Png(string svg, int width)
    {
        if (svg.Length > LongestSvg) return null;
        var text = Encoding.UTF8.GetBytes(svg);
        using var document = Rsvg.Read(text, (nuint)text.Length, IntPtr.Zero);
        if (document.IsInvalid) return null;
        Rsvg.Dimensions(document, out _, out _, out _, out _, out var hasViewBox, out var viewBox);
        if (hasViewBox == 0 || !(viewBox.Width > 0) || !(viewBox.Height > 0)) return null;
        var high = Math.Max(1, Math.Round(width * viewBox.Height / viewBox.Width));
        if (!(high * width <= MostPixels)) return null;

        using var surface = Cairo.CreateSurface(Cairo.Argb32, width, (int)high);
        if (Cairo.Status(surface) != Cairo.Success) return null;
        using var context = Cairo.CreateContext(surface);
        if (Cairo.Status(context) != Cairo.Success) return null;
        var painted = Rsvg.Render(document, context, new RsvgRectangle { Width = width, Height = high }, IntPtr.Zero);
        return painted != 0 && Cairo.Status(context) == Cairo.Success ? Cairo.Png(surface) : null;
    }
}
