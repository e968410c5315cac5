using System.Text.Json;
using System.Text.RegularExpressions;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>What a command's definition must keep to.</summary>
internal static partial class CommandForm
{
    private const int MostLetters = 8000;
    private const int Sub = 1;
    private const int Group = 2;
    private static readonly string[] Localized = ["name_localizations", "description_localizations"];

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    public static void Check(Form form, JsonElement command, string place)
    {
        if (command.ValueKind != JsonValueKind.Object)
        {
            form.Wrong(place, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return;
        }

        var type = form.Number(command, place, "type", 1, 4) ?? 1;
        if (type == 1)
        {
            CheckName(form, command, place);
            form.Text(command, place, "description", 100, least: 1, required: true);
        }
        else
        {
            form.Text(command, place, "name", 32, least: 1, required: true);
            form.Text(command, place, "description", 0);
        }

        CheckLocalizations(form, command, place, isName: type == 1);
        CheckBits(form, command, place);
        CheckOptions(form, command, place, depth: 0);
        if (Letters(command) > MostLetters)
            form.Wrong(place, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MostLetters})");
    }

    private static void CheckName(Form form, JsonElement of, string place)
    {
        var name = form.Text(of, place, "name", 32, least: 1, required: true);
        if (name is { Length: > 0 })
            CheckName(form, name, Form.Under(place, "name"));
    }

    private static void CheckName(Form form, string name, string place)
    {
        if (!Name().IsMatch(name) || name.Any(letter => char.ToLowerInvariant(letter) != letter))
            form.Wrong(place, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    /// <param name="isName">Whether its name is typed after a slash or before a value; those of choices are words like any.</param>
    private static void CheckLocalizations(Form form, JsonElement of, string place, bool isName)
    {
        foreach (var member in Localized)
        {
            if (!of.TryGetProperty(member, out var texts) || texts.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var text in texts.EnumerateObject())
            {
                var here = Form.Under(Form.Under(place, member), text.Name);
                if (!Locales.All.Contains(text.Name))
                    form.Wrong(here, "BASE_TYPE_CHOICES", "Value must be one of the locales.");
                else if (member == Localized[0] && isName)
                    CheckName(form, text.Value.GetString() ?? "", here);
                else
                    form.Text(texts, Form.Under(place, member), text.Name, 100, least: 1);
            }
        }
    }

    private static void CheckBits(Form form, JsonElement of, string place)
    {
        if (of.TryGetProperty("default_member_permissions", out var needs) && needs.ValueKind != JsonValueKind.Null && !Snowflakes.TryRead(needs.ToString(), out _))
            form.Wrong(Form.Under(place, "default_member_permissions"), "NUMBER_TYPE_COERCE", $"Value \"{needs}\" is not int.");
        foreach (var (name, most) in (ReadOnlySpan<(string, int)>)[("integration_types", 1), ("contexts", 2)])
        {
            foreach (var value in form.List(of, place, name, most: most + 1, least: of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? 1 : 0))
            {
                if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 0 || number > most)
                    form.Wrong(Form.Under(place, name), "BASE_TYPE_CHOICES", $"Value must be one of 0 to {most}.");
            }
        }
    }

    private static void CheckOptions(Form form, JsonElement of, string place, int depth)
    {
        var (names, index, optional, subs, plain) = (new HashSet<string?>(), 0, false, 0, 0);
        foreach (var option in form.List(of, place, "options", most: 25))
        {
            var here = Form.Under(place, "options", index++);
            var type = form.Number(option, here, "type", 1, 11, required: true) ?? 0;
            CheckName(form, option, here);
            form.Text(option, here, "description", 100, least: 1, required: true);
            CheckLocalizations(form, option, here, isName: true);
            if (!names.Add(Components.Text(option, "name")))
                form.Wrong(Form.Under(here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name is already used");
            if (type is Sub or Group)
            {
                subs++;
                if (type == Group && depth > 0)
                    form.Wrong(Form.Under(here, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command groups do not nest");
                CheckOptions(form, option, here, depth + (type == Group ? 1 : 2));
                continue;
            }

            plain++;
            var required = Components.Flag(option, "required");
            if (required && optional)
                form.Wrong(Form.Under(here, "required"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optional |= !required;
            CheckValues(form, option, here, type);
        }

        if (subs > 0 && (plain > 0 || depth > 1))
            form.Wrong(Form.Under(place, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and other options do not mix");
    }

    private static void CheckValues(Form form, JsonElement option, string place, int type)
    {
        var (count, isText) = (0, type == 3);
        foreach (var choice in form.List(option, place, "choices", most: 25))
        {
            var here = Form.Under(place, "choices", count++);
            form.Text(choice, here, "name", 100, least: 1, required: true);
            CheckLocalizations(form, choice, here, isName: false);
            if (isText)
                form.Text(choice, here, "value", 100, least: 1, required: true);
            else if (!choice.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Number)
                form.Wrong(Form.Under(here, "value"), "NUMBER_TYPE_COERCE", "The value of a choice is of its option's type.");
        }

        if (Components.Flag(option, "autocomplete") && (count > 0 || type is not (3 or 4 or 10)))
            form.Wrong(Form.Under(place, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "Autocomplete is for texts and numbers without choices");
        if (!isText)
            return;
        form.Number(option, place, "min_length", 0, 6000);
        form.Number(option, place, "max_length", 1, 6000);
    }

    /// <summary>Names, descriptions and values of everything, the longest translation of each.</summary>
    private static int Letters(JsonElement of)
    {
        var letters = Longest(of, "name") + Longest(of, "description") + (Components.Text(of, "value")?.Length ?? 0);
        foreach (var member in (string[])["options", "choices"])
        {
            if (of.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array)
                letters += list.EnumerateArray().Sum(Letters);
        }

        return letters;
    }

    private static int Longest(JsonElement of, string name)
    {
        var longest = Components.Text(of, name)?.Length ?? 0;
        if (of.TryGetProperty($"{name}_localizations", out var texts) && texts.ValueKind == JsonValueKind.Object)
            longest = texts.EnumerateObject().Select(text => text.Value.GetString()?.Length ?? 0).Append(longest).Max();
        return longest;
    }
}
