using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Control;

/// <summary>A form as somebody filled it in, checked as their client would.</summary>
internal sealed class FilledForm
{
    private readonly List<(JsonElement Part, JsonElement Field, IReadOnlyList<string> Values)> _fields = [];

    /// <exception cref="InvalidOperationException">A client would not let that be sent.</exception>
    public FilledForm(JsonElement modal, IReadOnlyCollection<(string CustomId, string Value)> values)
    {
        CustomId = Components.Text(modal, "custom_id")!;
        foreach (var part in modal.GetProperty("components").EnumerateArray())
        {
            if (Field(part) is not { } field)
                continue;
            var id = Components.Text(field, "custom_id");
            var given = values.Where(value => value.CustomId == id).Select(value => value.Value).ToList();
            var filled = given.Count > 0 ? given : Offered(field);
            Check(field, id!, filled);
            _fields.Add((part, field, filled));
        }

        if (values.FirstOrDefault(value => !_fields.Exists(field => Components.Text(field.Field, "custom_id") == value.CustomId)) is { CustomId: { } unknown })
            throw new InvalidOperationException($"The form has no field {unknown}.");
    }

    private FilledForm(string customId) => CustomId = customId;

    public string CustomId { get; }

    public string Shown => string.Join(", ", _fields.Select(one => $"{Components.Text(one.Field, "custom_id")}: {string.Join("/", one.Values)}"));

    /// <summary>A form that was never shown, of text inputs.</summary>
    public static FilledForm Forged(string customId, IReadOnlyCollection<(string CustomId, string Value)> values)
    {
        var form = new FilledForm(customId);
        foreach (var (id, value) in values)
        {
            var field = JsonSerializer.SerializeToElement(new { type = Components.TextInput, custom_id = id });
            form._fields.Add((JsonSerializer.SerializeToElement(new { type = Components.Label }), field, [value]));
        }

        return form;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("custom_id", CustomId);
        json.WriteStartArray("components");
        var number = 0;
        foreach (var (part, field, values) in _fields)
        {
            var inRow = Components.Type(part) == Components.Row;
            json.WriteStartObject();
            json.WriteNumber("type", Components.Type(part));
            json.WriteNumber("id", ++number);
            if (inRow)
                json.WriteStartArray("components");
            else
                json.WritePropertyName("component");
            WriteField(json, field, values, ++number);
            if (inRow)
                json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, JsonElement field, IReadOnlyList<string> values, int number)
    {
        var type = Components.Type(field);
        json.WriteStartObject();
        json.WriteNumber("type", type);
        json.WriteNumber("id", number);
        json.WriteString("custom_id", Components.Text(field, "custom_id"));
        if (type == 23)
        {
            json.WriteBoolean("value", values is ["true"]);
        }
        else if (type is Components.TextInput or 21)
        {
            json.TextOrNull("value", values.Count > 0 ? values[0] : type == Components.TextInput ? "" : null);
        }
        else
        {
            json.WriteStartArray("values");
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static JsonElement? Field(JsonElement part) => Components.Type(part) switch
    {
        Components.Label => part.GetProperty("component"),
        Components.Row => part.GetProperty("components")[0],
        _ => null,
    };

    private static List<string> Offered(JsonElement field)
    {
        if (Components.Text(field, "value") is { } value)
            return [value];
        return field.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array
            ? [.. options.EnumerateArray().Where(option => Components.Flag(option, "default")).Select(option => Components.Text(option, "value")!)]
            : [];
    }

    private static void Check(JsonElement field, string id, List<string> values)
    {
        var required = !field.TryGetProperty("required", out var must) || must.ValueKind != JsonValueKind.False;
        var isEmpty = values.All(value => value.Length == 0);
        if (isEmpty && required && Components.Type(field) != 23)
            throw new InvalidOperationException($"{id} must be filled in.");
        if (isEmpty)
            return;
        if (Components.Type(field) == Components.TextInput)
        {
            if (values[0].Length < Components.Number(field, "min_length", 0) || values[0].Length > Components.Number(field, "max_length", 4000))
                throw new InvalidOperationException($"{id} is too short or too long.");
        }
        else if (field.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array)
        {
            if (values.Find(value => !options.EnumerateArray().Any(option => Components.Text(option, "value") == value)) is { } unknown)
                throw new InvalidOperationException($"{id} does not offer {unknown}.");
            if (values.Count > Components.Number(field, "max_values", 1))
                throw new InvalidOperationException($"{id} takes fewer than {values.Count}.");
        }
    }
}
