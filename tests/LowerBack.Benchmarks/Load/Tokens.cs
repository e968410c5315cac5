using LowerBack.FakeTelegram;

namespace LowerBack.Benchmarks.Load;

/// <summary>What the buttons of some people carry, read from the messages they got, and what a forger makes of it.</summary>
/// <param name="random">Chooses.</param>
/// <param name="firstVictim">The platform's id of the first member whose buttons are stolen; theirs are all above.</param>
internal sealed class Tokens(Random random, long firstVictim)
{
    private const int MostKept = 5_000;
    private static readonly string[] Junk = ["", ":", "1", "1:::", "1:a:b", "2:a:b:c", "1:a:b:c:d:e:f:g", new string('1', 64), new string(':', 64), "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "1:\0:\0:\0", "0", "null", "-1", "999999999999"];

    private readonly Lock _gate = new();
    private readonly List<(long Chat, int Message, string Data)> _theirs = [];
    private readonly List<(long Chat, int Message, string Data)> _own = [];

    public void Posted(Message message)
    {
        lock (_gate)
        {
            var list = message.Chat.Id >= firstVictim ? _theirs : _own;
            foreach (var data in message.Keyboard?.Buttons.Select(button => button.Data).OfType<string>() ?? [])
            {
                if (list.Count < MostKept)
                    list.Add((message.Chat.Id, message.Id, data));
                else
                    list[random.Next(MostKept)] = (message.Chat.Id, message.Id, data);
            }
        }
    }

    /// <summary>The buttons of the people who are attacked.</summary>
    public IReadOnlyList<(long Chat, int Message, string Data)> Theirs
    {
        get
        {
            lock (_gate)
                return [.. _theirs];
        }
    }

    /// <summary>A button of somebody else, as it is or tampered with.</summary>
    public string Forged()
    {
        lock (_gate)
        {
            return _theirs.Count == 0 ? Junk[random.Next(Junk.Length)] : random.Next(4) switch
            {
                0 => Any(_theirs),
                1 => Tampered(Any(_theirs)),
                2 when _own.Count > 0 => Mixed(Any(_own).Split(':'), Any(_theirs).Split(':')),
                _ => Junk[random.Next(Junk.Length)],
            };
        }
    }

    /// <summary>Somebody's own button, with their own mark and arguments that may not make sense; null while there is none.</summary>
    public (long Chat, int Message, string Data)? Own()
    {
        lock (_gate)
        {
            if (_own.Count == 0)
                return null;
            var own = _own[random.Next(_own.Count)];
            var parts = own.Data.Split(':');
            if (parts.Length > 4 && random.Next(3) > 0)
                parts[random.Next(4, parts.Length)] = Junk[random.Next(Junk.Length)].Replace(":", "", StringComparison.Ordinal);
            return own with { Data = string.Join(':', parts) };
        }
    }

    private string Any(List<(long Chat, int Message, string Data)> from) => from[random.Next(from.Count)].Data;

    private string Tampered(string data)
    {
        var letters = data.ToCharArray();
        letters[random.Next(letters.Length)] = (char)random.Next(' ', 'z');
        return new string(letters);
    }

    /// <summary>The parts of two, in their places.</summary>
    private string Mixed(string[] one, string[] other) =>
        string.Join(':', Enumerable.Range(0, Math.Max(one.Length, other.Length)).Select(at => random.Next(2) == 0 ? one.ElementAtOrDefault(at) : other.ElementAtOrDefault(at)));
}
