using System.Runtime.InteropServices;

namespace LowerBack.Pictures.Native;

/// <summary>The part of cairo that is needed: a picture in memory and its bytes as PNG.</summary>
internal static unsafe partial class Cairo
{
    /// <summary>Red, green, blue and see-through, eight bits each (CAIRO_FORMAT_ARGB32).</summary>
    public const int Argb32 = 0;

    /// <summary>What every call answers where all is well (CAIRO_STATUS_SUCCESS).</summary>
    public const int Success = 0;

    private const int WriteError = 11;

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_image_surface_create")]
    public static partial CairoSurface CreateSurface(int format, int width, int height);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_create")]
    public static partial CairoContext CreateContext(CairoSurface on);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_status")]
    public static partial int Status(CairoSurface surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_status")]
    public static partial int Status(CairoContext context);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(IntPtr surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_destroy")]
    public static partial void DestroyContext(IntPtr context);

    /// <summary>The surface as PNG, or null where cairo could not write it.</summary>
    public static byte[]? Png(CairoSurface surface)
    {
        using var bytes = new MemoryStream();
        var handle = GCHandle.Alloc(bytes);
        try
        {
            return WritePng(surface, &Write, GCHandle.ToIntPtr(handle)) == Success ? bytes.ToArray() : null;
        }
        finally
        {
            handle.Free();
        }
    }

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_write_to_png_stream")]
    private static partial int WritePng(CairoSurface surface, delegate* unmanaged[Cdecl]<IntPtr, byte*, uint, int> write, IntPtr closure);

    /// <summary>An exception must not pass through cairo's frames, so it becomes cairo's own "could not write".</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Write(IntPtr closure, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, checked((int)length)));
            return Success;
        }
        catch (Exception)
        {
            return WriteError;
        }
    }
}

/// <summary>A picture in memory. Cairo answers an error as a surface of its own, so ask for its status.</summary>
internal sealed class CairoSurface() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Cairo.DestroySurface(handle);
        return true;
    }
}

/// <summary>What draws on a surface.</summary>
internal sealed class CairoContext() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        Cairo.DestroyContext(handle);
        return true;
    }
}
