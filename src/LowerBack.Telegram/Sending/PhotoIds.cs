using System.Collections.Concurrent;
using LowerBack.Telegram.Api;

namespace LowerBack.Telegram.Sending;

/// <summary>
/// The ids under which Telegram keeps photos that were sent, so that the same pixels are uploaded once. In memory: after a
/// restart each is uploaded once more.
/// </summary>
internal sealed class PhotoIds
{
    /// <summary>Moves and their pairs are some hundreds; the strips of sessions differ more.</summary>
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<string, PhotoSize> _known = new();

    /// <summary>The photo's id, or null where it must be uploaded.</summary>
    public string? Find(Photo photo) => _known.GetValueOrDefault(photo.Key)?.FileId;

    /// <summary>Whether a message that shows a photo of this mark shows these pixels.</summary>
    public bool IsSame(Photo photo, string? shown) =>
        shown is not null && _known.GetValueOrDefault(photo.Key)?.FileUniqueId == shown;

    /// <summary>Keeps what Telegram answered: the sizes of a photo ascend, and the last is the one that was sent.</summary>
    public void Learn(Photo photo, Message sent)
    {
        if (sent.Photo is not { IsDefaultOrEmpty: false } sizes || sizes[^1].FileId is null)
            return;
        if (_known.Count >= Most)
            _known.Clear();
        _known[photo.Key] = sizes[^1];
    }

    /// <summary>Forgets an id that Telegram does not take. Answers false where there was none.</summary>
    public bool Forget(Photo photo) => _known.TryRemove(photo.Key, out _);
}
