using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>Registers commands, for everywhere or for one server.</summary>
internal static class Commands
{
    private const int MostSlash = 100;
    private const int MostOnTarget = 15;

    public static Answer List(Call call) => Answer.Of(new Many(Lists(call).Of(Guild(call))));

    public static Answer Overwrite(Call call)
    {
        if (call.Body.Json.ValueKind != JsonValueKind.Array)
            throw Form.Bad("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var definitions = call.Body.Json.EnumerateArray().ToList();
        var form = new Form();
        for (var index = 0; index < definitions.Count; index++)
            CommandForm.Check(form, definitions[index], $"{index}");
        form.Check();
        CheckNumbers(definitions);
        if (definitions.GroupBy(one => (Components.Text(one, "name"), Components.Number(one, "type", 1))).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Form.Bad("", "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: {twice.Key.Item1}");
        return Answer.Of(new Many(Lists(call).Overwrite(Guild(call), definitions)));
    }

    public static Answer Upsert(Call call)
    {
        var form = new Form();
        CommandForm.Check(form, call.Object, "");
        form.Check();
        var lists = Lists(call);
        CheckNumbers([.. lists.Of(Guild(call)).Where(one => one.Name != Components.Text(call.Object, "name")).Select(one => one.Definition), call.Object]);
        var command = lists.Put(Guild(call), call.Object, out var isNew);
        return Answer.Of(command, isNew ? 201 : 200);
    }

    public static Answer Get(Call call) => Answer.Of(Find(call));

    public static Answer Edit(Call call) => Answer.Of(Lists(call).Change(Find(call), call.Object));

    public static Answer Delete(Call call)
    {
        Lists(call).Remove(Find(call));
        return Answer.NoContent;
    }

    private static CommandLists Lists(Call call) =>
        call.Id("application") == call.App.Id ? call.App.Commands : throw new Refusal(403, 20012, "You are not authorized to perform this action on this application") { Rule = "application" };

    private static ulong? Guild(Call call)
    {
        if (!call.Route.Template.Contains("{guild}", StringComparison.Ordinal))
            return null;
        return call.App.TryGuild(call.Id("guild")) is { HasBot: true } guild ? guild.Id : throw Refusal.MissingAccess();
    }

    private static AppCommand Find(Call call)
    {
        var id = call.Id("command");
        return Lists(call).Of(Guild(call)).FirstOrDefault(command => command.Id == id) ?? throw new Refusal(404, 10063, "Unknown application command");
    }

    private static void CheckNumbers(IReadOnlyCollection<JsonElement> definitions)
    {
        for (var type = 1; type <= 3; type++)
        {
            var (most, count) = (type == 1 ? MostSlash : MostOnTarget, definitions.Count(one => Components.Number(one, "type", 1) == type));
            if (count > most)
                throw new Refusal(400, 30032, $"Maximum number of application commands reached ({most})") { Rule = "commands" };
        }
    }
}
