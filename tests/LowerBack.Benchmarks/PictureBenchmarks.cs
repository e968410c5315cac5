using BenchmarkDotNet.Attributes;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;
using LowerBack.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Benchmarks;

/// <summary>All moves: drawn, painted at phone width for the first time, and asked for again.</summary>
[MemoryDiagnoser]
public class PictureBenchmarks
{
    private readonly Move[] _moves = [.. MoveLibrary.Load().Moves];
    private readonly List<ChatPicture> _drawings = [];
    private IPictures _warm = null!;

    [GlobalSetup]
    public void Paint()
    {
        foreach (var move in _moves) _drawings.Add(new ChatPicture(move.Id, move.Id, () => MovePicture.Draw(move)));
        _warm = Painter();
        if (_warm.Remedy is { } remedy) throw new InvalidOperationException(remedy);
        PaintAll(_warm);
    }

    /// <summary>The 36 drawings as SVG.</summary>
    [Benchmark(Baseline = true)]
    public int Draw36()
    {
        var length = 0;
        foreach (var move in _moves) length += MovePicture.Draw(move).Length;
        return length;
    }

    /// <summary>A routine of seven moves as SVG: once for every routine card.</summary>
    [Benchmark]
    public int DrawStripOf7() => RoutineStrip.Draw(_moves[..7]).Length;

    /// <summary>The 36 drawings as PNG, none of them kept yet.</summary>
    [Benchmark]
    public int Paint36() => PaintAll(Painter());

    /// <summary>The 36 drawings as PNG, all of them kept.</summary>
    [Benchmark]
    public int Paint36Again() => PaintAll(_warm);

    private int PaintAll(IPictures pictures)
    {
        var bytes = 0;
        foreach (var drawing in _drawings) bytes += pictures.Png(drawing)!.Value.Length;
        return bytes;
    }

    private static IPictures Painter() =>
        new ServiceCollection().AddLogging().AddPictures().BuildServiceProvider().GetRequiredService<IPictures>();
}
