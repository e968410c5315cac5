using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Coaching.Turns;

/// <summary>Ways to lay out buttons whose number or length is not known beforehand.</summary>
public static class Labels
{
    /// <summary>The first label that fits on a button; the last one cut where none does.</summary>
    public static string Fitting(params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (label.Length <= ChatLimits.ButtonLabel)
                return label;
        }

        return labels[^1][..(ChatLimits.ButtonLabel - 1)] + "…";
    }

    /// <summary>Something to choose from: two a row, more only where the rows would not hold them; the last row for the way out.</summary>
    public static ImmutableArray<ButtonRow> Choices(IReadOnlyList<Button> choices, params ImmutableArray<Button> last)
    {
        var rows = ChatLimits.ButtonRows - (last.IsEmpty ? 0 : 1);
        var wrapped = ButtonRow.Wrap(choices, Math.Max(2, (choices.Count + rows - 1) / rows));
        return last.IsEmpty ? wrapped : wrapped.Add(new ButtonRow(last));
    }
}
