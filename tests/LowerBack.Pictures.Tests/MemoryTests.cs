namespace LowerBack.Pictures.Tests;

/// <summary>Measures the whole process, so nothing else may paint meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [PictureFact]
    public void Two_thousand_pictures_leave_no_memory_behind()
    {
        const long MB = 1024 * 1024;
        Paint(300);
        var before = Resident();
        Paint(2_000);
        Assert.InRange(Resident() - before, long.MinValue, 24 * MB);

        // A surface of 240 x 75 pixels takes 72 kB and a parsed drawing about as much: leaking either would show as over 100 MB.
        static void Paint(int times)
        {
            for (var at = 0; at < times; at++)
                Assert.NotNull(RsvgPainter.Png(Drawings.Moves[at % Drawings.Moves.Count].Svg, 240));
        }

        static long Resident()
        {
            // What is free goes back to the machine at once, or it would count as kept.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            using var self = System.Diagnostics.Process.GetCurrentProcess();
            return self.WorkingSet64;
        }
    }
}
