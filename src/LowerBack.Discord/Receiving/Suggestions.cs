using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Receiving;

/// <summary>What could come next while somebody types an option.</summary>
internal sealed class Suggestions(ICoach coach)
{
    /// <summary>Discord's limits.</summary>
    private const int Most = 25, LongestName = 100, LongestValue = 100;

    /// <summary>Offers values: of a number those the command names, of words those the coach finds.</summary>
    public async Task<ImmutableArray<Choice>> ForAsync(SuggestionsAsked asked, CancellationToken stop)
    {
        var option = coach.Commands(asked.From.Language).FirstOrDefault(command => command.Name == asked.Command)
            ?.Options.FirstOrDefault(one => one.Name == asked.Option);
        if (option is null)
            return [];
        if (option.Kind == OptionKind.Number)
        {
            return [.. option.Choices
                .Where(choice => choice.Value.StartsWith(asked.Typed.Trim(), StringComparison.Ordinal))
                .Select(Number).OfType<Choice>().Take(Most)];
        }

        var found = await coach.SuggestAsync(asked, stop);
        return [.. found.Where(choice => choice is { Label.Length: > 0, Value.Length: > 0 and <= LongestValue })
            .Select(choice => new Choice(Cut.To(choice.Label, LongestName), JsonValue.Create(choice.Value))).Take(Most)];
    }

    private static Choice? Number(OptionChoice choice) =>
        long.TryParse(choice.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new Choice(Cut.To(choice.Label, LongestName), JsonValue.Create(value))
            : null;
}
