namespace LowerBack.Pictures;

/// <summary>Which picture: what was drawn and how wide, in pixels.</summary>
internal readonly record struct PictureKey(string Name, int Width);

/// <summary>Pictures that were painted, within a budget of bytes; the one longest unasked for goes first.</summary>
internal sealed class PictureCache(long budget)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PictureKey, LinkedListNode<(PictureKey Key, byte[] Png)>> _byKey = [];
    private readonly LinkedList<(PictureKey Key, byte[] Png)> _newestFirst = [];
    private long _bytes;

    /// <summary>How many bytes are kept.</summary>
    public long Bytes
    {
        get { lock (_gate) return _bytes; }
    }

    public byte[]? Find(PictureKey key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node)) return null;
            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Png;
        }
    }

    /// <summary>Keeps a picture, unless it is larger than the whole budget.</summary>
    public void Keep(PictureKey key, byte[] png)
    {
        lock (_gate)
        {
            if (png.Length > budget || _byKey.ContainsKey(key)) return;
            _byKey[key] = _newestFirst.AddFirst((key, png));
            _bytes += png.Length;
            while (_bytes > budget)
            {
                var oldest = _newestFirst.Last!;
                _newestFirst.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Png.Length;
            }
        }
    }
}
