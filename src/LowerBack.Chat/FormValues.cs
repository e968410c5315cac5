using System.Collections.Immutable;

namespace LowerBack.Chat;

/// <summary>
/// What somebody filled into a form, by the names of its fields. Untrusted: a changed client sends whatever it likes under
/// whatever name. Its size is bounded: what does not fit a form is left out, and a text that is too long is cut.
/// </summary>
public sealed class FormValues
{
    private readonly Dictionary<string, ImmutableArray<string>> _values = [];

    /// <summary>Takes what a platform brought: every field that it named, with none, one or several values.</summary>
    public FormValues(IEnumerable<(string Field, IEnumerable<string> Values)> filled)
    {
        foreach (var (field, values) in filled)
        {
            if (_values.Count == ChatLimits.FormFields)
                break;
            if (field.Length is > 0 and <= ChatLimits.FieldName)
                _values.TryAdd(field, [.. values.Distinct().Take(ChatLimits.FieldChoices).Select(value => Cut.To(value, ChatLimits.InboundText))]);
        }
    }

    /// <summary>Everything that was filled in, whatever it was for.</summary>
    public IEnumerable<string> Everything => _values.Values.SelectMany(values => values);

    /// <summary>The choice or the text of a field, without spaces around it; empty where there is none.</summary>
    public string this[string field] => All(field) is [var value, ..] ? value.Trim() : "";

    /// <summary>All choices of a field, each once.</summary>
    public ImmutableArray<string> All(string field) => _values.GetValueOrDefault(field, []);

    /// <summary>Whether a field came back, even if it is empty.</summary>
    public bool Has(string field) => _values.ContainsKey(field);
}
