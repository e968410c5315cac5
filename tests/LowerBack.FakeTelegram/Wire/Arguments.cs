using System.Globalization;
using System.Text.Json;

namespace LowerBack.FakeTelegram.Wire;

/// <summary>An uploaded file.</summary>
internal sealed record Upload(string? FileName, string? ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// What a call brings along. Whatever way it came, every value is a text, as in the real front-end: a number its digits, an
/// object its JSON.
/// </summary>
internal sealed class Arguments
{
    private static readonly string[] Yes = ["true", "yes", "1"];
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly Dictionary<string, Upload> _files = [];

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public IReadOnlyDictionary<string, Upload> Files => _files;

    public void Add(string name, string value) => _fields.Add(new(name, value));

    public bool Add(string name, Upload file) => _files.TryAdd(name, file);

    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _fields)
            {
                if (key == name)
                    return value;
            }

            return null;
        }
    }

    /// <summary>The text, or an empty one.</summary>
    public string Text(string name) => this[name] ?? "";

    /// <summary>A whole number within a range that it is pushed into; what is none counts as the default.</summary>
    public int Number(string name, int otherwise, int least = int.MinValue, int most = int.MaxValue) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, least, most)
            : otherwise;

    /// <summary>Only "true", "yes" and "1" are true.</summary>
    public bool Flag(string name) => Yes.Contains(Text(name).Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A structured value, or null where it is absent or empty.</summary>
    /// <exception cref="Refusal">It is no JSON.</exception>
    public JsonElement? Json(string name, string otherwise)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Refusal.Bad(otherwise);
        }
    }
}
