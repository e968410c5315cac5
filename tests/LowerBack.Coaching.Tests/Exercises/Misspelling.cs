namespace LowerBack.Coaching.Tests.Exercises;

/// <summary>Misspells names as thumbs do, from a seed, so that a miss can be seen again.</summary>
internal sealed class Misspelling(int seed)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private readonly Random _random = new(seed);

    /// <summary>As many edits as a name of this length may be wrong by: one for 4 to 6 letters, two for more.</summary>
    public string Edits(string name)
    {
        for (var left = Allowed(name); left > 0; left--)
            name = Edit(name);
        return name;
    }

    /// <summary>As many letters left out.</summary>
    public string Missing(string name)
    {
        for (var left = Allowed(name); left > 0; left--)
            name = Without(name, LetterAt(name));
        return name;
    }

    /// <summary>The words in another order, with one letter wrong where the name is long enough.</summary>
    public string Turned(string name)
    {
        var words = name.Split(' ', '-');
        _random.Shuffle(words);
        var turned = string.Join(' ', words);
        return Allowed(name) > 1 ? Edit(turned) : turned;
    }

    private static int Allowed(string name) => name.Count(char.IsLetterOrDigit) switch { < 4 => 0, <= 6 => 1, _ => 2 };

    private string Edit(string name)
    {
        var at = LetterAt(name);
        var letter = Letters[_random.Next(Letters.Length)];
        return _random.Next(4) switch
        {
            0 => Without(name, at),
            1 => name.Insert(at, letter.ToString()),
            2 => Without(name, at).Insert(at, letter.ToString()),
            _ when at + 1 < name.Length => Without(name, at).Insert(at + 1, name[at].ToString()),
            _ => Without(name, at),
        };
    }

    private int LetterAt(string name)
    {
        while (true)
        {
            var at = _random.Next(name.Length);
            if (char.IsLetterOrDigit(name[at]))
                return at;
        }
    }

    private static string Without(string name, int at) => name.Remove(at, 1);
}
