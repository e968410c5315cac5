using System.Globalization;
using System.Text.Json;

namespace LowerBack.FakeTelegram.Control;

/// <summary>What a control call asks for; numbers may come as text, as in a query string.</summary>
internal sealed class Asked(JsonElement body)
{
    public string? Text(string name) => Member(name) is { } member ? member.ToString() : null;

    public long? Number(string name) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public long Needs(string name) => Number(name) ?? throw new InvalidOperationException($"Give {name}.");

    public string NeedsText(string name) => Text(name) ?? throw new InvalidOperationException($"Give {name}.");

    public bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    public double Degrees(string name) => double.Parse(NeedsText(name), CultureInfo.InvariantCulture);

    public IEnumerable<long> Numbers(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => item.GetInt64()) : [];

    /// <summary>One of an enum's values, written in snake case as in the documentation of the control API.</summary>
    public T Kind<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(NeedsText(name).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
            ? kind
            : throw new InvalidOperationException($"{name} is one of {string.Join(", ", Enum.GetNames<T>())}.");

    private JsonElement? Member(string name) =>
        body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
