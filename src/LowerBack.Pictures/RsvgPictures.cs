using LowerBack.Chat;
using LowerBack.Pictures.Native;
using Microsoft.Extensions.Logging;

namespace LowerBack.Pictures;

/// <summary>Pictures through librsvg, kept once they are painted.</summary>
internal sealed partial class RsvgPictures : IPictures
{
    /// <summary>All moves at phone width take about 1 MB; the rest is for routine strips, which come in many kinds.</summary>
    private const long Budget = 8 * 1024 * 1024;

    private readonly PictureCache _cache;
    private readonly ILogger<RsvgPictures> _log;

    public RsvgPictures(ILogger<RsvgPictures> log) : this(log, Libraries.Loads) { }

    /// <param name="log">Where a drawing that cannot be painted is told.</param>
    /// <param name="loads">Whether a native library with this file name is there.</param>
    /// <param name="budget">How many bytes of pictures are kept.</param>
    internal RsvgPictures(ILogger<RsvgPictures> log, Func<string, bool> loads, long budget = Budget)
    {
        (_log, _cache) = (log, new PictureCache(budget));
        if (Libraries.Missing(loads) is { } missing)
            Remedy = $"Install librsvg to get pictures ({missing} was not found): apt-get install librsvg2-2, brew install librsvg, or the like.";
    }

    /// <inheritdoc/>
    public string? Remedy { get; }

    /// <summary>How many bytes of pictures are kept.</summary>
    internal long KeptBytes => _cache.Bytes;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Png(ChatPicture picture, int width = ChatLimits.PictureWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, ChatLimits.PictureWidthLeast);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, ChatLimits.PictureWidthMost);
        if (Remedy is not null) return null;
        var key = new PictureKey(picture.Name, width);
        if (_cache.Find(key) is { } kept) return kept;
        var svg = picture.Svg;
        if (RsvgPainter.Png(svg, width) is not { } painted)
        {
            LogUnpaintable(svg.Length, width);
            return null;
        }

        _cache.Keep(key, painted);
        return painted;
    }

    [LoggerMessage(5001, LogLevel.Warning, "A drawing of {Length} characters could not be painted {Width} pixels wide; its words stand alone")]
    private partial void LogUnpaintable(int length, int width);
}
