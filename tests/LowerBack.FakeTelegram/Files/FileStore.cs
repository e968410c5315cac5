using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Files;

/// <summary>
/// What was uploaded to one bot. A file's id follows from the bot and the bytes, so that runs repeat themselves, and means
/// nothing to any other bot.
/// </summary>
internal sealed class FileStore(long bot)
{
    private const int PhotoBytes = 10 * 1024 * 1024;
    private const int FileBytes = 50 * 1024 * 1024;
    private const int DownloadBytes = 20 * 1024 * 1024;
    private static readonly int[] PhotoSides = [90, 320, 800, 1280];
    private readonly ConcurrentDictionary<string, Media> _byId = new();
    private readonly ConcurrentDictionary<string, StoredFile> _byPath = new();

    /// <summary>Takes an upload in.</summary>
    /// <exception cref="Refusal">It is too large, or not the picture it should be.</exception>
    public Media Keep(Upload upload, MediaKind kind)
    {
        if (upload.Bytes.Length == 0)
            throw Refusal.Bad("file must be non-empty");
        if (upload.Bytes.Length > (kind == MediaKind.Photo ? PhotoBytes : FileBytes))
            throw new Refusal(413, "Request Entity Too Large");
        var media = kind == MediaKind.Photo ? Photo(upload) : new Media(kind, [Stored(upload, kind, part: "")]);
        foreach (var file in media.Files)
        {
            _byId.TryAdd(file.FileId, media);
            _byPath.TryAdd(file.Path, file);
        }

        return _byId[media.Largest.FileId];
    }

    /// <summary>Finds what was sent before.</summary>
    /// <exception cref="Refusal">This bot never got that id, or it is another kind of file.</exception>
    public Media Again(string id, MediaKind kind)
    {
        if (id.Contains("://", StringComparison.Ordinal))
            throw Refusal.Bad("failed to get HTTP URL content");
        if (!_byId.TryGetValue(id, out var media))
            throw Refusal.Bad("wrong file identifier/HTTP URL specified");
        return media.Kind == kind ? media : throw Refusal.Bad($"can't use file of type {media.Kind} as {kind}");
    }

    /// <summary>The file that getFile asks about.</summary>
    /// <exception cref="Refusal">There is none, or it is over the 20 MB that can be downloaded.</exception>
    public StoredFile Find(string id)
    {
        if (id.Length == 0)
            throw Refusal.Bad("file_id not specified");
        if (!_byId.TryGetValue(id, out var media))
            throw Refusal.Bad("wrong file_id or the file is temporarily unavailable");
        var file = media.Files.First(one => one.FileId == id);
        return file.Bytes.Length > DownloadBytes ? throw Refusal.Bad("file is too big") : file;
    }

    /// <summary>The file at a path that getFile gave, or null.</summary>
    public StoredFile? At(string path) => _byPath.GetValueOrDefault(path);

    private Media Photo(Upload upload)
    {
        if (!PictureSize.TryRead(upload.Bytes.Span, out var width, out var height))
            throw Refusal.Bad("IMAGE_PROCESS_FAILED");
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        if (width + height > 10_000 || longer > 20 * shorter)
            throw Refusal.Bad("PHOTO_INVALID_DIMENSIONS");
        var sides = PhotoSides.Where(side => side < longer).Append(Math.Min(longer, PhotoSides[^1])).Distinct();
        return new Media(MediaKind.Photo, [.. sides.Select(side => Stored(upload, MediaKind.Photo, $"{side}") with
        {
            Width = Math.Max(1, width * side / longer),
            Height = Math.Max(1, height * side / longer),
        })]);
    }

    private StoredFile Stored(Upload upload, MediaKind kind, string part)
    {
        var content = SHA256.HashData(upload.Bytes.Span);
        var unique = SHA256.HashData([.. content, .. Encoding.UTF8.GetBytes($"{kind}{part}{upload.FileName}")]);
        var own = SHA256.HashData([.. unique, .. BitConverter.GetBytes(bot)]);
        PictureSize.TryRead(upload.Bytes.Span, out var width, out var height);
        var prefix = kind switch { MediaKind.Photo => "AgACAgIAAxk", MediaKind.Animation => "CgACAgIAAxk", _ => "BQACAgIAAxk" };
        return new StoredFile(prefix + Base64Url.EncodeToString(own), "AQAD" + Base64Url.EncodeToString(unique.AsSpan(0, 9)), kind, upload.Bytes)
        {
            Width = Math.Max(1, width),
            Height = Math.Max(1, height),
            Name = upload.FileName,
            Type = upload.ContentType,
        };
    }
}
