using System.Runtime.CompilerServices;

namespace LowerBack.Worker.Tests;

/// <summary>The sources these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Source(params string[] path) => Path.Combine([Root, "src", .. path]);

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
