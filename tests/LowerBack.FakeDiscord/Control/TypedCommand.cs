using System.Globalization;
using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Control;

/// <summary>A slash command as somebody typed it, checked as their client would.</summary>
internal sealed class TypedCommand
{
    private readonly List<JsonElement> _subs = [];
    private readonly List<(string Name, int Type, object Value)> _values = [];
    private readonly FakeApp _app;
    private readonly string? _focused;

    /// <param name="typed">Its name, with those of the sub-commands after it: "settings reminders".</param>
    /// <param name="focused">The option that is being typed, for autocompletion.</param>
    /// <exception cref="InvalidOperationException">A client would not let that be sent.</exception>
    public TypedCommand(FakeApp app, IEnumerable<AppCommand> known, string typed, IReadOnlyCollection<(string Name, object Value)> options, string? focused = null)
    {
        (_app, _focused) = (app, focused);
        var names = typed.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Command = known.FirstOrDefault(command => command.Type == 1 && command.Name == names[0])
            ?? throw new InvalidOperationException($"There is no /{names[0]} here. There is: {string.Join(", ", known.Select(command => $"/{command.Name}"))}.");
        var definition = Command.Definition;
        foreach (var name in names[1..])
            _subs.Add(definition = Options(definition).Find(option => Components.Text(option, "name") == name && Components.Number(option, "type", 0) <= 2) is { ValueKind: JsonValueKind.Object } sub
                ? sub
                : throw new InvalidOperationException($"/{typed} has no {name}."));
        var expected = Options(definition);
        if (expected.Exists(option => Components.Number(option, "type", 0) <= 2))
            throw new InvalidOperationException($"/{typed} needs one of {string.Join(", ", expected.Select(option => Components.Text(option, "name")))}.");
        foreach (var (name, value) in options)
            _values.Add(Read(expected, typed, name, value));
        if (focused is null && expected.Find(option => Components.Flag(option, "required") && !_values.Exists(value => value.Name == Components.Text(option, "name"))) is { ValueKind: JsonValueKind.Object } missing)
            throw new InvalidOperationException($"/{typed} needs {Components.Text(missing, "name")}.");
    }

    public AppCommand Command { get; }

    /// <summary>As people see it typed.</summary>
    public string Shown => string.Join(' ', (string[])[$"/{Command.Name}", .. _subs.Select(sub => Components.Text(sub, "name")!), .. _values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Name}:{value.Value}"))]);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Id("id", Command.Id);
        json.WriteString("name", Command.Name);
        json.WriteNumber("type", Command.Type);
        if (Command.Guild is { } guild)
            json.Id("guild_id", guild);
        WriteOptions(json, 0);
        WriteResolved(json);
        json.WriteEndObject();
    }

    private void WriteOptions(Utf8JsonWriter json, int depth)
    {
        if (depth < _subs.Count)
        {
            json.WriteStartArray("options");
            json.WriteStartObject();
            json.WriteString("name", Components.Text(_subs[depth], "name"));
            json.WriteNumber("type", Components.Number(_subs[depth], "type", 1));
            WriteOptions(json, depth + 1);
            json.WriteEndObject();
            json.WriteEndArray();
            return;
        }

        if (_values.Count == 0)
            return;
        json.WriteStartArray("options");
        foreach (var (name, type, value) in _values)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("type", type);
            WriteValue(json, value);
            if (name == _focused)
                json.WriteBoolean("focused", value: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBoolean("value", flag);
                break;
            case long number:
                json.WriteNumber("value", number);
                break;
            case double number:
                json.WriteNumber("value", number);
                break;
            default:
                json.WriteString("value", (string)value);
                break;
        }
    }

    private void WriteResolved(Utf8JsonWriter json)
    {
        var people = _values.Where(value => value.Type is 6 or 9).Select(value => _app.UserOf(ulong.Parse((string)value.Value, CultureInfo.InvariantCulture))).ToList();
        if (people.Count == 0)
            return;
        json.WriteStartObject("resolved");
        json.WriteStartObject("users");
        foreach (var person in people)
            json.Shape(person.Id.ToString(CultureInfo.InvariantCulture), person);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static List<JsonElement> Options(JsonElement definition) =>
        definition.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array ? [.. options.EnumerateArray()] : [];

    private (string Name, int Type, object Value) Read(List<JsonElement> expected, string typed, string name, object given)
    {
        if (expected.Find(option => Components.Text(option, "name") == name) is not { ValueKind: JsonValueKind.Object } option)
            throw new InvalidOperationException($"/{typed} has no option {name}.");
        var type = Components.Number(option, "type", 3);
        var text = Convert.ToString(given, CultureInfo.InvariantCulture) ?? "";
        if (name == _focused)
            return (name, type, text);
        object value = type switch
        {
            4 => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidOperationException($"{name} is a whole number."),
            5 => given is bool flag ? flag : bool.Parse(text),
            10 => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidOperationException($"{name} is a number."),
            _ => text,
        };
        CheckValue(option, name, value);
        return (name, type, value);
    }

    private static void CheckValue(JsonElement option, string name, object value)
    {
        var shown = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (option.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && !choices.EnumerateArray().Any(choice => choice.GetProperty("value").ToString() == shown))
            throw new InvalidOperationException($"{shown} is no choice of {name}.");
        var size = value switch { string text => text.Length, long number => number, double number => number, _ => 0d };
        var (least, most) = value is string ? ("min_length", "max_length") : ("min_value", "max_value");
        if ((option.TryGetProperty(least, out var low) && size < low.GetDouble()) || (option.TryGetProperty(most, out var high) && size > high.GetDouble()))
            throw new InvalidOperationException($"{shown} is outside of what {name} takes.");
    }
}
