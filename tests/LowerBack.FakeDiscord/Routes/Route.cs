using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>One route of the API.</summary>
internal sealed class Route
{
    private readonly string[] _steps;

    public Route(string method, string template, Func<Call, Answer> run, string? bucket, string? major = null)
    {
        (Method, Template, Run, Bucket) = (method, template, run, bucket);
        (Name, _steps) = ($"{method} {template}", template.Split('/', StringSplitOptions.RemoveEmptyEntries));
        Major = major is null ? -1 : Array.IndexOf(_steps, $"{{{major}}}");
    }

    public string Method { get; }

    public string Template { get; }

    /// <summary>As violations and counts name it.</summary>
    public string Name { get; }

    public Func<Call, Answer> Run { get; }

    /// <summary>The bucket it is taken from, or null where nothing is counted.</summary>
    public string? Bucket { get; }

    /// <summary>Which step of the path has a bucket of its own, or -1.</summary>
    public int Major { get; }

    /// <summary>Whether it is reached with an interaction's token, and without the bot's.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Whether anybody may call it.</summary>
    public bool IsOpen { get; init; }

    public bool Fits(string[] path)
    {
        if (path.Length != _steps.Length)
            return false;
        for (var at = 0; at < path.Length; at++)
        {
            if (_steps[at][0] != '{' && _steps[at] != path[at])
                return false;
        }

        return true;
    }

    public string Value(string[] path, string name) => path[Array.FindIndex(_steps, step => step.AsSpan().Trim("{}").SequenceEqual(name))];
}

/// <summary>One call of one route.</summary>
internal sealed record Call(FakeApp App, Route Route, string[] Path, Body Body, string? Query)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <exception cref="Refusal">The body is no object; files alone may do without.</exception>
    public JsonElement Object => Body.Json.ValueKind == JsonValueKind.Object ? Body.Json
        : Body.Json.ValueKind == JsonValueKind.Undefined && Body.Files.Count > 0 ? Nothing
        : throw Form.Bad("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");

    public string Text(string name) => Route.Value(Path, name);

    public ulong Id(string name) => Snowflakes.Read(Text(name), name);

    public bool Flag(string name) => Parameter(name)?.ToUpperInvariant() is "TRUE" or "1";

    public string? Parameter(string name) => Query is null ? null : QueryHelpers.ParseQuery(Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public void Complain(string rule, string detail) => App.Violations.Add(rule, Route.Name, detail);
}
