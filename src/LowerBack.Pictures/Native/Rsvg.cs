using System.Runtime.InteropServices;

namespace LowerBack.Pictures.Native;

/// <summary>A rectangle in pixels (RsvgRectangle).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RsvgRectangle
{
    public double X, Y, Width, Height;
}

/// <summary>A length with its unit (RsvgLength); only there because the call fills two of them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RsvgLength
{
    public double Length;
    public int Unit;
}

/// <summary>
/// The part of librsvg 2.46 (2019) and later that is needed. A document read from memory has no address of its own, so
/// librsvg loads nothing from outside for it: no files, no network.
/// </summary>
internal static partial class Rsvg
{
    [LibraryImport(Libraries.Rsvg, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial RsvgDocument Read(ReadOnlySpan<byte> data, nuint length, IntPtr error);

    [LibraryImport(Libraries.Rsvg, EntryPoint = "rsvg_handle_get_intrinsic_dimensions")]
    public static partial void Dimensions(
        RsvgDocument document, out int hasWidth, out RsvgLength width, out int hasHeight, out RsvgLength height, out int hasViewBox, out RsvgRectangle viewBox);

    /// <returns>0 where it could not be drawn.</returns>
    [LibraryImport(Libraries.Rsvg, EntryPoint = "rsvg_handle_render_document")]
    public static partial int Render(RsvgDocument document, CairoContext context, in RsvgRectangle viewport, IntPtr error);

    [LibraryImport(Libraries.GObject, EntryPoint = "g_object_unref")]
    public static partial void Release(IntPtr thing);
}

/// <summary>A drawing that was read; invalid where it is no SVG.</summary>
internal sealed class RsvgDocument() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Rsvg.Release(handle);
        return true;
    }
}
