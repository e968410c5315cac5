using LowerBack.Chat;
using LowerBack.Coaching.Figures;

namespace LowerBack.Pictures.Tests;

public sealed class PaintingTests
{
    [PictureFact]
    public void Every_move_becomes_a_png_of_the_width_that_was_asked_for()
    {
        var pictures = Drawings.Painter();
        foreach (var move in Drawings.Moves)
        {
            var (width, height) = Drawings.Size(pictures.Png(move, 360));
            Assert.Equal(360, width);
            Assert.InRange(height, 80, 200);
        }
    }

    [PictureFact]
    public void A_strip_keeps_its_shape_at_any_width()
    {
        var strip = new ChatPicture("seven moves", "", () => RoutineStrip.Draw([.. Drawings.Library.Moves.Take(7)]));
        var pictures = Drawings.Painter();
        var (narrow, wide) = (Drawings.Size(pictures.Png(strip, 180)), Drawings.Size(pictures.Png(strip, 1440)));
        Assert.Equal((double)wide.Width / wide.Height, (double)narrow.Width / narrow.Height, 1);
    }

    [PictureFact]
    public void The_second_time_is_the_same_bytes_and_another_width_is_another_picture()
    {
        var pictures = Drawings.Painter();
        var first = pictures.Png(Drawings.Bridge, 360);
        var kept = pictures.KeptBytes;
        Assert.Equal(first!.Value, pictures.Png(Drawings.Bridge, 360)!.Value);
        Assert.Equal(kept, pictures.KeptBytes);
        Assert.NotEqual(first!.Value, pictures.Png(Drawings.Bridge, 361)!.Value);
        Assert.True(pictures.KeptBytes > kept);
    }

    [PictureFact]
    public void The_cache_stays_within_its_budget()
    {
        var pictures = Drawings.Painter(budget: 40_000);
        foreach (var move in Drawings.Moves)
        {
            Assert.NotNull(pictures.Png(move, 360));
            Assert.InRange(pictures.KeptBytes, 1, 40_000);
        }
    }

    [PictureFact]
    public async Task Many_at_once_get_what_one_at_a_time_gets()
    {
        var alone = Drawings.Moves.Select(move => RsvgPainter.Png(move.Svg, 120)!).ToList();
        var pictures = Drawings.Painter(budget: 60_000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(start => Task.Run(() =>
        {
            for (var at = 0; at < alone.Count; at++)
            {
                var which = (at + (start * 5)) % alone.Count;
                Assert.True(pictures.Png(Drawings.Moves[which], 120)!.Value.Span.SequenceEqual(alone[which]), Drawings.Moves[which].Alt);
            }
        })));
    }
}
