namespace LowerBack.Discord.Receiving;

/// <summary>
/// Knows again what came lately, since Discord may tell something twice: a second answer to it would take the place of the
/// first. After a restart, and for what is older, the coach knows it by itself.
/// </summary>
internal sealed class Recent
{
    /// <summary>Far more than comes again after a connection broke.</summary>
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<Snowflake> _known = [];
    private readonly Queue<Snowflake> _oldest = new();

    /// <summary>Whether something comes for the first time; from now on it is known.</summary>
    public bool IsNew(Snowflake id)
    {
        lock (_gate)
        {
            if (!_known.Add(id))
                return false;
            _oldest.Enqueue(id);
            if (_oldest.Count > Most)
                _known.Remove(_oldest.Dequeue());
            return true;
        }
    }
}
