using System.Globalization;
using System.Text.Json;

namespace LowerBack.FakeDiscord.Control;

/// <summary>What a control call asks for; numbers may come as text, as ids and query strings do.</summary>
internal sealed class Asked(JsonElement body)
{
    public string? Text(string name) => Member(name) is { } member ? member.ToString() : null;

    public string NeedsText(string name) => Text(name) ?? throw new InvalidOperationException($"Give {name}.");

    public ulong? Id(string name) => Text(name) is { } text ? ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public ulong NeedsId(string name) => Id(name) ?? throw new InvalidOperationException($"Give {name}.");

    public int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public TimeSpan? Seconds(string name) => Text(name) is { } text ? TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture)) : null;

    public bool Flag(string name, bool otherwise = false) => Text(name) is { } text ? string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) : otherwise;

    public IEnumerable<string> Texts(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => item.ToString()) : Text(name) is { } one ? [one] : [];

    public IEnumerable<ulong> Ids(string name) => Texts(name).Select(text => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>The members of an object, such as the options of a command; lists give their name more than once.</summary>
    public List<(string Name, string Value)> Pairs(string name) => Member(name) is { ValueKind: JsonValueKind.Object } of
        ? [.. of.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Array
            ? member.Value.EnumerateArray().Select(item => (member.Name, item.ToString()))
            : [(member.Name, member.Value.ToString())])]
        : [];

    /// <summary>One of an enum's values, or several of its bits, written in snake case as in the documentation of the control API.</summary>
    public T Kind<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(NeedsText(name).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
            ? kind
            : throw new InvalidOperationException($"{name} is one of {string.Join(", ", Enum.GetNames<T>())}.");

    public T Kind<T>(string name, T otherwise)
        where T : struct, Enum => Text(name) is null ? otherwise : Kind<T>(name);

    private JsonElement? Member(string name) =>
        body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
