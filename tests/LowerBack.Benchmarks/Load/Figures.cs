using System.Diagnostics;
using System.Globalization;

namespace LowerBack.Benchmarks.Load;

/// <summary>What a run under load came to, printed the same way by every harness.</summary>
internal sealed class Figures
{
    private readonly Process _self = Process.GetCurrentProcess();
    private readonly TimeSpan _cpuBefore;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly long _allocatedBefore = GC.GetTotalAllocatedBytes();

    public Figures() => _cpuBefore = _self.TotalProcessorTime;

    /// <summary>Prints turns per second, processor time, memory and the spread of the times one turn took.</summary>
    /// <param name="turns">How many turns were run since this was made.</param>
    /// <param name="ticks">What each took, in <see cref="Stopwatch"/> ticks; sorted by this.</param>
    public void Print(int turns, long[] ticks)
    {
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        _self.Refresh();
        var cpu = (_self.TotalProcessorTime - _cpuBefore).TotalSeconds;
        Array.Sort(ticks);
        Line("turns", turns, "");
        Line("per second", turns / seconds, "");
        Line("processor per 10 000", cpu / turns * 10_000, "s");
        Line("allocated per turn", (GC.GetTotalAllocatedBytes() - _allocatedBefore) / 1024.0 / turns, "KiB");
        Line("peak RSS", _self.PeakWorkingSet64 / 1024.0 / 1024, "MiB");
        Line("p50", Milliseconds(ticks, 0.50), "ms");
        Line("p99", Milliseconds(ticks, 0.99), "ms");
        Line("longest", Milliseconds(ticks, 1), "ms");
    }

    private static double Milliseconds(long[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;

    private static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} {value,12:0.##} {unit}"));
}
