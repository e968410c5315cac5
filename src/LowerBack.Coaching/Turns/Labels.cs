using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Turns;

/// <summary>Ways to lay out buttons whose number or length is not known beforehand.</summary>
public static class Labels
{
    /// <summary>How many choices a page of many has: two a row, so that names are read whole on a phone.</summary>
    public const int PageSize = 2 * (ChatLimits.ButtonRows - 1);

    /// <summary>Letters that stand side by side on a phone 360 pixels wide, over all buttons of a row.</summary>
    private const int PhoneWidth = 40;

    /// <summary>The first label that fits on a button; the last one cut where none does.</summary>
    public static string Fitting(params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (label.Length <= ChatLimits.ButtonLabel)
                return label;
        }

        return Cut.To(labels[^1], ChatLimits.ButtonLabel - 1) + "…";
    }

    /// <summary>Buttons side by side as far as a phone shows their labels whole, closer only where the rows would not hold them.</summary>
    /// <param name="rows">How many rows there are to fill.</param>
    public static ImmutableArray<ButtonRow> Rows(IReadOnlyList<Button> buttons, int rows = ChatLimits.ButtonRows)
    {
        var fit = PhoneWidth / Math.Max(1, buttons.Max(button => button.Label.Length));
        var needed = (buttons.Count + rows - 1) / rows;
        return ButtonRow.Wrap(buttons, Math.Clamp(fit, Math.Max(1, needed), ChatLimits.ButtonsPerRow));
    }

    /// <summary>Something to choose from: two a row, more only where the rows would not hold them; the last row for the way out.</summary>
    public static ImmutableArray<ButtonRow> Choices(IReadOnlyList<Button> choices, params ImmutableArray<Button> last)
    {
        var rows = ChatLimits.ButtonRows - (last.IsEmpty ? 0 : 1);
        var wrapped = ButtonRow.Wrap(choices, Math.Max(2, (choices.Count + rows - 1) / rows));
        return last.IsEmpty ? wrapped : wrapped.Add(new ButtonRow(last));
    }

    /// <summary>A page of something to choose from, with the way to the pages before and after it.</summary>
    /// <param name="words">The reader's.</param>
    /// <param name="choices">All of them.</param>
    /// <param name="page">Which page, from 0; the last one where there is none of that number.</param>
    /// <param name="turn">A button of that label to another page.</param>
    /// <param name="last">The way out.</param>
    public static ImmutableArray<ButtonRow> Page(
        Words words, IReadOnlyList<Button> choices, int page, Func<string, int, Button> turn, params ImmutableArray<Button> last)
    {
        var at = Math.Clamp(page, 0, Math.Max(0, (choices.Count - 1) / PageSize));
        List<Button> ways = [];
        if (at > 0)
            ways.Add(turn(words.Plain(TurnsText.Previous), at - 1));
        if ((at + 1) * PageSize < choices.Count)
            ways.Add(turn(words.Plain(TurnsText.More), at + 1));
        return Choices([.. choices.Skip(at * PageSize).Take(PageSize)], [.. ways, .. last]);
    }
}
