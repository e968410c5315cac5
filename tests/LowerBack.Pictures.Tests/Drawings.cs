using System.Buffers.Binary;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;
using LowerBack.Coaching.Streaks;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace LowerBack.Pictures.Tests;

/// <summary>What there is to paint, and who paints it.</summary>
internal static class Drawings
{
    public static readonly MoveLibrary Library = MoveLibrary.Load();

    /// <summary>A drawing of every move.</summary>
    public static readonly IReadOnlyList<ChatPicture> Moves = [.. Library.Moves.Select(move => new ChatPicture(move.Id, move.Id, () => MovePicture.Draw(move)))];

    public static ChatPicture Bridge => Moves[Library["glute-bridge"].Index];

    /// <summary>A calendar with every mark in it.</summary>
    /// <param name="count">Days from a Monday to today.</param>
    public static string Days(int count)
    {
        var monday = new LocalDate(2026, 10, 19);
        var balance = StreakBalance.Before(monday);
        var days = new List<StreakDay>();
        for (var at = 0; at < count; at++)
        {
            var mark = (DayMark)(at == count - 1 ? 0 : 1 + (at * 5 % 9));
            days.Add(new StreakDay(monday.PlusDays(at), mark, null, null, 0, balance = balance.After(mark)));
        }

        return CalendarPicture.Draw(monday, days);
    }

    public static RsvgPictures Painter(Func<string, bool>? loads = null, long budget = 8 << 20) =>
        new(NullLogger<RsvgPictures>.Instance, loads ?? Native.Libraries.Loads, budget);

    /// <summary>Width and height of a PNG, after seeing that it is one, from its signature to its last chunk.</summary>
    public static (int Width, int Height) Size(ReadOnlyMemory<byte>? png)
    {
        var bytes = Assert.NotNull(png).Span;
        Assert.True(bytes[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "no PNG signature");
        Assert.True(bytes.Slice(12, 4).SequenceEqual("IHDR"u8), "no IHDR");
        Assert.True(bytes[^8..^4].SequenceEqual("IEND"u8), "no IEND");
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }
}
