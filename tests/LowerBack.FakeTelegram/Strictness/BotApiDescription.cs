using System.Collections.Frozen;
using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Strictness;

/// <summary>
/// The Bot API's own description of its methods and types (botapi.json, see the README), and whether requests and answers fit
/// it: every name known, everything required there, every value of its type.
/// </summary>
internal sealed class BotApiDescription
{
    private const string ArrayOf = "Array of ";
    private readonly FrozenDictionary<string, Method> _methods;
    private readonly FrozenDictionary<string, Shape> _types;

    private BotApiDescription(JsonElement root)
    {
        _methods = root.GetProperty("methods").EnumerateObject().ToFrozenDictionary(
            method => method.Name,
            method => new Method(Fields(method.Value.GetProperty("takes")), method.Value.GetProperty("returns").GetString()!.Split('|')));
        _types = root.GetProperty("types").EnumerateObject().ToFrozenDictionary(type => type.Name, type => type.Value.TryGetProperty("oneOf", out var oneOf)
            ? new Shape([.. oneOf.EnumerateArray().Select(one => one.GetString()!)], FrozenDictionary<string, Field>.Empty)
            : new Shape([], Fields(type.Value.GetProperty("fields"))));
    }

    public static BotApiDescription Instance { get; } = Load();

    /// <summary>The methods that are described.</summary>
    public IEnumerable<string> Methods => _methods.Keys;

    /// <summary>Records what a request has that the method does not take, or lacks, or has as something else.</summary>
    public void CheckRequest(string method, Arguments arguments, Violations violations)
    {
        var takes = _methods[method].Takes;
        foreach (var (name, value) in arguments.Fields)
        {
            if (!takes.TryGetValue(name, out var field))
                violations.Add("description", method, $"There is no parameter {name}.");
            else if (!FitsText(value, field.Types))
                violations.Add("description", method, $"{name} is no {string.Join(" or ", field.Types)}.");
        }

        foreach (var (name, field) in takes)
        {
            if (field.IsRequired && arguments[name] is null && !arguments.Files.ContainsKey(name))
                violations.Add("description", method, $"{name} is missing.");
        }

        foreach (var (name, file) in arguments.Files)
        {
            if (file.FileName?.StartsWith("=?", StringComparison.Ordinal) == true)
                violations.Add("multipart", method, $"The file name of {name} is encoded; Telegram takes it literally.");
            if (!takes.ContainsKey(name) && !arguments.Fields.Any(field => field.Value.Contains($"attach://{name}", StringComparison.Ordinal)))
                violations.Add("description", method, $"Nothing refers to the file {name}.");
        }
    }

    /// <summary>Records where the fake itself answers what the real service would not.</summary>
    public void CheckAnswer(string method, ReadOnlyMemory<byte> body, Violations violations)
    {
        // Raw updates are a test's own, and may be anything.
        if (method == "getUpdates")
            return;
        using var document = JsonDocument.Parse(body);
        var result = document.RootElement.GetProperty("result");
        if (Misfit(result, _methods[method].Returns) is { } wrong)
            violations.Add("the fake's own answer", method, wrong);
    }

    /// <summary>Why a value is none of some types, or null where it is one.</summary>
    public string? Misfit(JsonElement value, params ReadOnlySpan<string> types)
    {
        string? why = null;
        foreach (var type in types)
        {
            why = Misfit(value, type);
            if (why is null)
                return null;
        }

        return why;
    }

    private static BotApiDescription Load()
    {
        using var stream = typeof(BotApiDescription).Assembly.GetManifestResourceStream("botapi.json")!;
        using var document = JsonDocument.Parse(stream);
        return new BotApiDescription(document.RootElement);
    }

    private static FrozenDictionary<string, Field> Fields(JsonElement fields) => fields.EnumerateObject().ToFrozenDictionary(
        field => field.Name,
        field => field.Value.GetString()! is var types && types.EndsWith('!') ? new Field(types[..^1].Split('|'), true) : new Field(types.Split('|'), false));

    private bool FitsText(string value, string[] types)
    {
        foreach (var type in types)
        {
            var fits = type switch
            {
                "String" or "InputFile" => true,
                "Integer" => long.TryParse(value, out _),
                "Float" => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
                "Boolean" or "True" => value is "true" or "false" or "1" or "0" or "yes" or "no",
                _ => FitsJson(value, type),
            };
            if (fits)
                return true;
        }

        return false;
    }

    private bool FitsJson(string value, string type)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return Misfit(document.RootElement, type) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string? Misfit(JsonElement value, string type)
    {
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal))
        {
            return value.ValueKind != JsonValueKind.Array
                ? $"{value.ValueKind} is no {type}."
                : value.EnumerateArray().Select(item => Misfit(item, type[ArrayOf.Length..])).FirstOrDefault(wrong => wrong is not null);
        }

        var fits = type switch
        {
            "String" => value.ValueKind == JsonValueKind.String,
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "Float" => value.ValueKind == JsonValueKind.Number,
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "True" => value.ValueKind == JsonValueKind.True,
            _ => value.ValueKind == JsonValueKind.Object,
        };
        return !fits ? $"{value.ValueKind} is no {type}." : _types.TryGetValue(type, out var shape) ? Misfit(value, type, shape) : null;
    }

    private string? Misfit(JsonElement value, string type, Shape shape)
    {
        if (shape.OneOf.Length > 0)
            return Misfit(value, shape.OneOf);
        foreach (var member in value.EnumerateObject())
        {
            if (!shape.Fields.TryGetValue(member.Name, out var field))
                return $"A {type} has no {member.Name}.";
            if (Misfit(member.Value, field.Types) is { } wrong)
                return $"{type}.{member.Name}: {wrong}";
        }

        return shape.Fields.Where(field => field.Value.IsRequired && !value.TryGetProperty(field.Key, out _))
            .Select(field => $"A {type} must have {field.Key}.").FirstOrDefault();
    }

    private sealed record Method(FrozenDictionary<string, Field> Takes, string[] Returns);

    private sealed record Shape(string[] OneOf, FrozenDictionary<string, Field> Fields);

    private sealed record Field(string[] Types, bool IsRequired);
}
