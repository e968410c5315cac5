using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>A command of the application as it is registered.</summary>
/// <param name="Guild">The only server it is for, or null.</param>
/// <param name="Definition">As it was sent.</param>
public sealed record AppCommand(ulong Id, ulong Version, ulong? Guild, JsonElement Definition) : IShape
{
    private static readonly string[] Own = ["id", "version", "application_id", "guild_id", "type", "description", "default_member_permissions", "integration_types", "contexts"];

    /// <summary>Its name.</summary>
    public string Name => Components.Text(Definition, "name") ?? "";

    /// <summary>1 for slash commands, 2 on users, 3 on messages.</summary>
    public int Type => Components.Number(Definition, "type", 1);

    internal IReadOnlyList<int> Contexts => Numbers("contexts") ?? [0, 1, 2];

    internal IReadOnlyList<int> IntegrationTypes => Numbers("integration_types") ?? [0];

    /// <summary>What somebody must be allowed to use it; null for everybody.</summary>
    internal Permissions? Needs =>
        Definition.TryGetProperty("default_member_permissions", out var needs) && Snowflakes.TryRead(needs.ToString(), out var bits) ? (Permissions)bits : null;

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Id("id", Id);
        json.Id("version", Version);
        json.Id("application_id", FakeDiscordOptions.ApplicationId);
        if (Guild is { } guild)
            json.Id("guild_id", guild);
        json.WriteNumber("type", Type);
        json.WriteString("description", Components.Text(Definition, "description") ?? "");
        if (Needs is { } needs)
            json.Permissions("default_member_permissions", needs);
        else
            json.WriteNull("default_member_permissions");
        WriteNumbers(json, "integration_types", IntegrationTypes);
        if (Guild is null)
            WriteNumbers(json, "contexts", Contexts);
        foreach (var member in Definition.EnumerateObject().Where(member => !Own.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null))
            member.WriteTo(json);
        json.WriteEndObject();
    }

    private IReadOnlyList<int>? Numbers(string name) =>
        Definition.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(one => one.GetInt32())] : null;

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
