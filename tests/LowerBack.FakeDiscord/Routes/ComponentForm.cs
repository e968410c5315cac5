using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The limits of components, on messages and in forms.</summary>
internal static class ComponentForm
{
    private const int MostV2 = 40;
    private static readonly int[] OnlyV2 = [9, 10, 11, 12, 13, 14, 17];

    /// <summary>Rows of buttons, or of one select each.</summary>
    public static void CheckRows(Form form, JsonElement data, string place)
    {
        var (ids, index) = (new HashSet<string>(), 0);
        foreach (var row in form.List(data, place, "components", most: 5))
        {
            var here = Form.Under(place, "components", index++);
            var type = Components.Type(row);
            if (OnlyV2.Contains(type))
                form.Wrong(Form.Under(here, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            else if (type != Components.Row)
                form.Wrong(Form.Under(here, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1}.");
            else
                CheckRow(form, row, here, ids);
        }
    }

    /// <summary>Any nesting of the newer components.</summary>
    public static void CheckV2(Form form, JsonElement data, string place)
    {
        var (ids, all, text, here) = (new HashSet<string>(), 0, 0, Form.Under(place, "components"));
        foreach (var component in Components.Walk(data.TryGetProperty("components", out var components) ? components : default))
        {
            all++;
            var type = Components.Type(component);
            if (type == Components.Row)
                CheckRow(form, component, here, ids);
            else if (type == 10)
                text += Form.Length(form.Text(component, here, "content", 4000, least: 1, required: true) ?? "");
            else if (type == 9)
                _ = form.List(component, here, "components", most: 3, least: 1);
            else if (type == 12)
                _ = form.List(component, here, "items", most: 10, least: 1);
        }

        if (all > MostV2)
            form.Wrong(here, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"The total number of components cannot exceed {MostV2}.");
        if (text > 4000)
            form.Wrong(here, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The displayable text size of this message exceeds the maximum size of 4000.");
    }

    /// <summary>A form: up to five labels, each with something to fill in; or rows with a text input each, as they used to be.</summary>
    public static void CheckModal(Form form, JsonElement data, string place)
    {
        form.Text(data, place, "title", 45, least: 1, required: true);
        form.Text(data, place, "custom_id", 100, least: 1, required: true);
        var (ids, index) = (new HashSet<string>(), 0);
        foreach (var part in form.List(data, place, "components", most: 5, least: 1))
        {
            var here = Form.Under(place, "components", index++);
            switch (Components.Type(part))
            {
                case Components.Label:
                    form.Text(part, here, "label", 45, least: 1, required: true);
                    form.Text(part, here, "description", 100);
                    if (part.TryGetProperty("component", out var inside))
                        CheckField(form, inside, Form.Under(here, "component"), ids);
                    else
                        form.Required(Form.Under(here, "component"));
                    break;
                case Components.Row:
                    foreach (var input in form.List(part, here, "components", most: 1, least: 1))
                    {
                        form.Text(input, Form.Under(here, "components", 0), "label", 45, least: 1, required: true);
                        CheckField(form, input, Form.Under(here, "components", 0), ids);
                    }

                    break;
                case 10:
                    break;
                default:
                    form.Wrong(Form.Under(here, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 10, 18}.");
                    break;
            }
        }
    }

    private static void CheckRow(Form form, JsonElement row, string place, HashSet<string> ids)
    {
        var inside = form.List(row, place, "components", most: 5, least: 1).ToList();
        var selects = inside.Count(one => Components.Type(one) != Components.ButtonType);
        if (selects > 0 && inside.Count > 1)
            form.Wrong(Form.Under(place, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        for (var index = 0; index < inside.Count; index++)
        {
            var here = Form.Under(place, "components", index);
            if (Components.Type(inside[index]) == Components.ButtonType)
                CheckButton(form, inside[index], here, ids);
            else if (Components.Type(inside[index]) is 3 or (>= 5 and <= 8))
                CheckSelect(form, inside[index], here, ids);
            else
                form.Wrong(Form.Under(here, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).");
        }
    }

    private static void CheckButton(Form form, JsonElement button, string place, HashSet<string> ids)
    {
        form.Text(button, place, "label", 80);
        if (Components.Text(button, "label") is not { Length: > 0 } && !button.TryGetProperty("emoji", out _) && Components.Number(button, "style", 0) != 6)
            form.Wrong(place, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji.");
        if (form.Number(button, place, "style", 1, 6, required: true) != 5)
        {
            Unique(form, button, place, ids);
            return;
        }

        form.Text(button, place, "url", 512, least: 1, required: true);
        if (Components.Text(button, "custom_id") is not null)
            form.Wrong(place, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
        if (Components.Text(button, "url") is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "discord")))
            form.Wrong(Form.Under(place, "url"), "URL_TYPE_INVALID_SCHEME", $"Scheme \"{url.Split(':')[0]}\" is not supported. Scheme must be one of ('http', 'https', 'discord').");
    }

    private static void CheckSelect(Form form, JsonElement select, string place, HashSet<string> ids)
    {
        Unique(form, select, place, ids);
        form.Text(select, place, "placeholder", 150);
        var least = form.Number(select, place, "min_values", 0, 25) ?? 1;
        var most = form.Number(select, place, "max_values", 1, 25) ?? 1;
        if (least > most)
            form.Wrong(Form.Under(place, "min_values"), "BASE_TYPE_MAX", "min_values must not be greater than max_values.");
        if (Components.Type(select) == 3)
            CheckOptions(form, select, place, most);
    }

    private static void CheckOptions(Form form, JsonElement select, string place, int most)
    {
        var (values, index, chosen) = (new HashSet<string?>(), 0, 0);
        foreach (var option in form.List(select, place, "options", most: 25, least: 1))
        {
            var here = Form.Under(place, "options", index++);
            form.Text(option, here, "label", 100, least: 1, required: true);
            form.Text(option, here, "description", 100);
            if (!values.Add(form.Text(option, here, "value", 100, least: 1, required: true)))
                form.Wrong(Form.Under(here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            chosen += Components.Flag(option, "default") ? 1 : 0;
        }

        if (most > Math.Max(1, index))
            form.Wrong(Form.Under(place, "max_values"), "NUMBER_TYPE_MAX", "max_values must not be greater than the number of options.");
        if (chosen > most)
            form.Wrong(Form.Under(place, "options"), "SELECT_COMPONENT_DEFAULT_VALUES", "There are more default options than max_values.");
    }

    private static void CheckField(Form form, JsonElement field, string place, HashSet<string> ids)
    {
        Unique(form, field, place, ids);
        if (Components.Type(field) == 3)
        {
            CheckOptions(form, field, place, form.Number(field, place, "max_values", 1, 25) ?? 1);
            form.Text(field, place, "placeholder", 150);
            return;
        }

        if (Components.Type(field) != Components.TextInput)
            return;
        form.Number(field, place, "style", 1, 2, required: true);
        form.Number(field, place, "min_length", 0, 4000);
        form.Number(field, place, "max_length", 1, 4000);
        form.Text(field, place, "value", 4000);
        form.Text(field, place, "placeholder", 100);
    }

    private static void Unique(Form form, JsonElement component, string place, HashSet<string> ids)
    {
        if (form.Text(component, place, "custom_id", 100, least: 1, required: true) is { } id && !ids.Add(id))
            form.Wrong(Form.Under(place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}
