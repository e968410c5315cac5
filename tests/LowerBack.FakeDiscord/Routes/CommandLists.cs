using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The commands that are registered: for everywhere, and for single servers.</summary>
internal sealed class CommandLists(Snowflakes ids)
{
    private const int CreatesADay = 200;
    private readonly Lock _gate = new();
    private readonly List<AppCommand> _all = [];
    private readonly Dictionary<ulong, int> _created = [];

    public IReadOnlyList<AppCommand> Of(ulong? guild)
    {
        lock (_gate)
            return [.. _all.Where(command => command.Guild == guild)];
    }

    public IReadOnlyList<AppCommand> Overwrite(ulong? guild, IReadOnlyList<JsonElement> definitions)
    {
        lock (_gate)
        {
            var before = _all.Where(command => command.Guild == guild).ToList();
            var now = definitions.Select(definition => Make(guild, definition, before)).ToList();
            _all.RemoveAll(command => command.Guild == guild);
            _all.AddRange(now);
            return now;
        }
    }

    /// <summary>Adds one, or replaces the one of that name and type.</summary>
    public AppCommand Put(ulong? guild, JsonElement definition, out bool isNew)
    {
        lock (_gate)
        {
            var before = _all.Where(command => command.Guild == guild).ToList();
            var made = Make(guild, definition, before);
            isNew = _all.RemoveAll(command => command.Id == made.Id) == 0;
            _all.Add(made);
            return made;
        }
    }

    /// <summary>Changes what a definition has, and leaves the rest.</summary>
    public AppCommand Change(AppCommand command, JsonElement changes)
    {
        var members = command.Definition.EnumerateObject().Where(member => !changes.TryGetProperty(member.Name, out _)).Concat(changes.EnumerateObject());
        var changed = command with
        {
            Version = ids.Next(),
            Definition = JsonElement.Parse(Writing.Bytes(json =>
            {
                json.WriteStartObject();
                foreach (var member in members)
                    member.WriteTo(json);
                json.WriteEndObject();
            })),
        };
        lock (_gate)
        {
            _all.RemoveAll(one => one.Id == command.Id);
            _all.Add(changed);
        }

        return changed;
    }

    public void Remove(AppCommand command)
    {
        lock (_gate)
            _all.RemoveAll(one => one.Id == command.Id);
    }

    private AppCommand Make(ulong? guild, JsonElement definition, List<AppCommand> before)
    {
        var (name, type) = (Components.Text(definition, "name"), Components.Number(definition, "type", 1));
        if (before.Find(command => command.Name == name && command.Type == type) is { } same)
            return same with { Definition = definition, Version = JsonElement.DeepEquals(same.Definition, definition) ? same.Version : ids.Next() };
        var created = _created[guild ?? 0] = _created.GetValueOrDefault(guild ?? 0) + 1;
        if (created > CreatesADay)
            throw new Refusal(400, 30034, "Max number of daily application command creates has been reached (200)") { Rule = "commands" };
        return new AppCommand(ids.Next(), ids.Next(), guild, definition);
    }
}
