using System.Diagnostics;
using System.Globalization;

namespace LowerBack.Benchmarks.Load;

/// <summary>What a run under load came to, printed the same way by every harness.</summary>
internal static class Figures
{
    /// <summary>Prints turns per second, processor time, memory and the spread of the times one turn took.</summary>
    /// <param name="turns">How many turns were run.</param>
    /// <param name="took">How long they took together.</param>
    /// <param name="processor">Processor time of the process under load meanwhile.</param>
    /// <param name="peakMemory">The most memory of that process, in MiB.</param>
    /// <param name="ticks">What each took, in <see cref="Stopwatch"/> ticks; sorted by this.</param>
    public static void Print(int turns, TimeSpan took, TimeSpan processor, double peakMemory, long[] ticks)
    {
        Array.Sort(ticks);
        Line("turns", turns, "");
        Line("turns per second", turns / took.TotalSeconds, "");
        Line("processor per 10 000", processor.TotalSeconds / turns * 10_000, "s");
        Line("peak RSS", peakMemory, "MiB");
        Line("p50", Milliseconds(ticks, 0.50), "ms");
        Line("p99", Milliseconds(ticks, 0.99), "ms");
        Line("longest", Milliseconds(ticks, 1), "ms");
    }

    /// <summary>Prints one figure.</summary>
    public static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {value,12:0.##} {unit}"));

    private static double Milliseconds(long[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;
}
