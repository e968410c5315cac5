using System.Reflection;
using System.Runtime.InteropServices;

namespace LowerBack.Pictures.Native;

/// <summary>Where the native libraries are found. A library that is missing is an answer here, not an exception later.</summary>
internal static class Libraries
{
    /// <summary>Our names for the libraries; <see cref="Names"/> has what the systems call them.</summary>
    public const string Rsvg = "rsvg", Cairo = "cairo", GObject = "gobject";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [Rsvg] = ["librsvg-2.so.2", "librsvg-2.2.dylib", "librsvg-2-2.dll"],
        [Cairo] = ["libcairo.so.2", "libcairo.2.dylib", "libcairo-2.dll"],
        [GObject] = ["libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"],
    };

    static Libraries() => NativeLibrary.SetDllImportResolver(typeof(Libraries).Assembly, Resolve);

    /// <summary>The first library that cannot be loaded, by its Debian file name, or null where all can.</summary>
    /// <param name="loads">Whether a library with this file name loads.</param>
    public static string? Missing(Func<string, bool> loads)
    {
        foreach (var names in Names.Values)
            if (!names.Any(loads)) return names[0];
        return null;
    }

    /// <summary>Whether this machine has a library with this file name. What was loaded stays loaded.</summary>
    public static bool Loads(string fileName) => NativeLibrary.TryLoad(fileName, out _);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (!Names.TryGetValue(name, out var fileNames)) return IntPtr.Zero;
        foreach (var fileName in fileNames)
            if (NativeLibrary.TryLoad(fileName, out var library)) return library;
        return IntPtr.Zero;
    }
}
