using System.Buffers.Binary;

namespace LowerBack.FakeTelegram.Files;

/// <summary>Reads how large a picture is from its first bytes: PNG, JPEG and GIF say so.</summary>
internal static class PictureSize
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) && bytes.Length >= 24)
        {
            width = BinaryPrimitives.ReadInt32BigEndian(bytes[16..]);
            height = BinaryPrimitives.ReadInt32BigEndian(bytes[20..]);
        }
        else if (bytes.StartsWith("GIF8"u8) && bytes.Length >= 10)
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
            height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        }
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            Jpeg(bytes, ref width, ref height);
        }

        return width > 0 && height > 0;
    }

    /// <summary>Walks a JPEG's segments to the frame header, which has the size.</summary>
    private static void Jpeg(ReadOnlySpan<byte> bytes, ref int width, ref int height)
    {
        var at = 2;
        while (at + 9 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
                return;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
    }
}
