using System.Collections.Frozen;
using System.Text.Json;
using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Strictness;

/// <summary>
/// Discord's own description of its routes and types (discord.json, see the README), and whether requests and answers fit it:
/// every name known, everything required there, every value of its type.
/// </summary>
internal sealed class DiscordDescription
{
    private readonly FrozenDictionary<string, (Kind? Takes, Kind? Returns)> _routes;
    private readonly Dictionary<string, Shape> _types = [];

    private DiscordDescription(JsonElement root)
    {
        _routes = root.GetProperty("routes").EnumerateObject().ToFrozenDictionary(
            route => route.Name,
            route => (KindOf(route.Value, "takes"), KindOf(route.Value, "returns")));
        foreach (var type in root.GetProperty("types").EnumerateObject())
        {
            _types[type.Name] = type.Value.TryGetProperty("oneOf", out var oneOf)
                ? new Shape(Kind.Read(oneOf.GetString()!), FrozenDictionary<string, Field>.Empty)
                : new Shape(OneOf: null, type.Value.EnumerateObject().ToFrozenDictionary(field => field.Name, field => Field.Read(field.Value.GetString()!)));
        }
    }

    public static DiscordDescription Instance { get; } = Load();

    /// <summary>The routes that are described.</summary>
    public IEnumerable<string> Routes => _routes.Keys;

    /// <summary>Records what a request has that the route does not take, or lacks, or has as something else.</summary>
    public void CheckRequest(Route route, Body body, Violations violations)
    {
        var takes = _routes.TryGetValue(route.Name, out var described) ? described.Takes : null;
        if (takes is null)
        {
            if (body.Json.ValueKind != JsonValueKind.Undefined)
                violations.Add("description", route.Name, "It takes no body.");
        }
        else if (body.Json.ValueKind == JsonValueKind.Undefined)
        {
            if (body.Files.Count == 0)
                violations.Add("description", route.Name, "The body is missing.");
        }
        else if (Misfit(body.Json, takes) is { } wrong)
        {
            violations.Add("description", route.Name, wrong);
        }
    }

    /// <summary>Records where the fake itself answers what the real service would not.</summary>
    public void CheckAnswer(Route route, Answer answer, Violations violations)
    {
        if (answer.Body.IsEmpty || !_routes.TryGetValue(route.Name, out var described) || described.Returns is not { } returns)
            return;
        using var document = JsonDocument.Parse(answer.Body);
        if (Misfit(document.RootElement, returns) is { } wrong)
            violations.Add("the fake's own answer", route.Name, wrong);
    }

    /// <summary>Why a value is none of some types, or null where it is one.</summary>
    public string? Misfit(JsonElement value, string types) => Misfit(value, Kind.Read(types));

    private static DiscordDescription Load()
    {
        using var stream = typeof(DiscordDescription).Assembly.GetManifestResourceStream("discord.json")!;
        using var document = JsonDocument.Parse(stream);
        return new DiscordDescription(document.RootElement);
    }

    private static Kind? KindOf(JsonElement route, string name) => route.TryGetProperty(name, out var types) ? Kind.Read(types.GetString()!) : null;

    private string? Misfit(JsonElement value, Kind kind)
    {
        string? why = null;
        foreach (var type in kind.Types)
        {
            // Where the value says which of many it is, only that one has anything to say about it.
            if (kind.Types.Length > 1 && (SaysItIsAnother(value, type) || (type == "Null" && value.ValueKind != JsonValueKind.Null)))
                continue;
            why = MisfitOf(value, type);
            if (why is null)
                return null;
        }

        return why ?? $"{value.ValueKind} is none of {string.Join(", ", kind.Types)}.";
    }

    private bool SaysItIsAnother(JsonElement value, string type) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out var says) && _types.TryGetValue(type, out var shape)
        && shape.Fields.TryGetValue("type", out var field) && Misfit(says, field.Kind) is not null;

    private string? MisfitOf(JsonElement value, string type)
    {
        if (type.StartsWith(Kind.ArrayOf, StringComparison.Ordinal))
        {
            var of = Kind.Read(type[Kind.ArrayOf.Length..], '/');
            return value.ValueKind != JsonValueKind.Array
                ? $"{value.ValueKind} is no {type}."
                : value.EnumerateArray().Select(item => Misfit(item, of)).FirstOrDefault(wrong => wrong is not null);
        }

        if (type.StartsWith(Kind.MapOf, StringComparison.Ordinal))
        {
            var of = Kind.Read(type[Kind.MapOf.Length..], '/');
            return value.ValueKind != JsonValueKind.Object
                ? $"{value.ValueKind} is no {type}."
                : value.EnumerateObject().Select(member => Misfit(member.Value, of)).FirstOrDefault(wrong => wrong is not null);
        }

        var fits = type switch
        {
            "Any" => true,
            "Null" => value.ValueKind == JsonValueKind.Null,
            "String" => value.ValueKind == JsonValueKind.String,
            "Snowflake" => value.ValueKind == JsonValueKind.String && Snowflakes.TryRead(value.GetString(), out _),
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "Number" => value.ValueKind == JsonValueKind.Number,
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ['=', ..] => value.ToString() == type[1..],
            _ => _types[type].OneOf is not null || value.ValueKind == JsonValueKind.Object,
        };
        return !fits ? $"{value.ValueKind} is no {type}." : _types.TryGetValue(type, out var shape) ? Misfit(value, type, shape) : null;
    }

    private string? Misfit(JsonElement value, string type, Shape shape)
    {
        if (shape.OneOf is { } kind)
            return Misfit(value, kind);
        foreach (var member in value.EnumerateObject())
        {
            if (!shape.Fields.TryGetValue(member.Name, out var field))
                return $"A {type} has no {member.Name}.";
            if (Misfit(member.Value, field.Kind) is { } wrong)
                return $"{type}.{member.Name}: {wrong}";
        }

        return shape.Fields.Where(field => field.Value.IsRequired && !value.TryGetProperty(field.Key, out _))
            .Select(field => $"A {type} must have {field.Key}.").FirstOrDefault();
    }

    /// <summary>One of several types.</summary>
    private sealed record Kind(string[] Types)
    {
        public const string ArrayOf = "Array of ";
        public const string MapOf = "Map of ";

        public static Kind Read(string types, char between = '|') => new(types.Split(between));
    }

    private sealed record Field(Kind Kind, bool IsRequired)
    {
        public static Field Read(string types) => types.EndsWith('!') ? new Field(Kind.Read(types[..^1]), true) : new Field(Kind.Read(types), false);
    }

    private sealed record Shape(Kind? OneOf, FrozenDictionary<string, Field> Fields);
}
