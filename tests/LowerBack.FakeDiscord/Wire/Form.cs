using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>Collects what is wrong where in a body, and refuses it all at once as Discord does: 50035 with a tree of errors.</summary>
internal sealed class Form
{
    private JsonObject? _errors;

    /// <summary>Writes an error down at a place such as "embeds.0.title"; at the top where the place is empty.</summary>
    public void Wrong(string place, string code, string message)
    {
        var at = _errors ??= [];
        foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at[step] is not JsonObject next)
                at[step] = next = [];
            at = next;
        }

        if (at["_errors"] is not JsonArray list)
            at["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    /// <summary>A text's length is checked; its absence only where it is required.</summary>
    public string? Text(JsonElement of, string place, string name, int most, int least = 0, bool required = false)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
                Required(Under(place, name));
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(Under(place, name), "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }

        var text = value.GetString()!;
        var length = Length(text);
        if (length < least || length > most)
        {
            if (least > 0 && length == 0)
                Required(Under(place, name));
            else if (least > 0)
                Wrong(Under(place, name), "BASE_TYPE_BAD_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be between {least} and {most} in length."));
            else
                Wrong(Under(place, name), "BASE_TYPE_MAX_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be {most} or fewer in length."));
        }

        return text;
    }

    /// <summary>A whole number within a range.</summary>
    public int? Number(JsonElement of, string place, string name, int least, int most, bool required = false)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
                Required(Under(place, name));
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Wrong(Under(place, name), "NUMBER_TYPE_COERCE", $"Value \"{value}\" is not int.");
            return null;
        }

        if (number < least)
            Wrong(Under(place, name), "NUMBER_TYPE_MIN", string.Create(CultureInfo.InvariantCulture, $"int value should be greater than or equal to {least}."));
        else if (number > most)
            Wrong(Under(place, name), "NUMBER_TYPE_MAX", string.Create(CultureInfo.InvariantCulture, $"int value should be less than or equal to {most}."));
        return number;
    }

    /// <summary>A list within bounds; an empty one where it is absent.</summary>
    public IEnumerable<JsonElement> List(JsonElement of, string place, string name, int most, int least = 0)
    {
        if (!of.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            if (least > 0)
                Required(Under(place, name));
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Wrong(Under(place, name), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }

        var count = list.GetArrayLength();
        if (count < least || count > most)
            Wrong(Under(place, name), "BASE_TYPE_BAD_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be between {least} and {most} in length."));
        return list.EnumerateArray();
    }

    public void Required(string place) => Wrong(place, "BASE_TYPE_REQUIRED", "This field is required");

    public static string Under(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    public static string Under(string place, string name, int index) => Under(place, string.Create(CultureInfo.InvariantCulture, $"{name}.{index}"));

    /// <summary>Discord counts code points.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var letter in text)
        {
            if (char.IsLowSurrogate(letter))
                length--;
        }

        return length;
    }

    /// <exception cref="Refusal">Something was wrong.</exception>
    public void Check()
    {
        if (_errors is not null)
            throw new Refusal(400, 50035, "Invalid Form Body") { Errors = _errors, Rule = "form" };
    }

    /// <summary>Refuses because of one thing alone.</summary>
    public static Refusal Bad(string place, string code, string message)
    {
        var form = new Form();
        form.Wrong(place, code, message);
        return new Refusal(400, 50035, "Invalid Form Body") { Errors = form._errors, Rule = "form" };
    }
}
