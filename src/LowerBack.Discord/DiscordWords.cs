using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using LowerBack.Chat;

namespace LowerBack.Discord;

/// <summary>The adapter's own texts, in the languages in which the coach speaks.</summary>
internal sealed class DiscordWords(ICoach coach)
{
    private static readonly string[] Written = ["de", "es"];
    private static readonly ResourceManager Texts = new("LowerBack.Discord.DiscordText", typeof(DiscordText).Assembly);

    private readonly Lazy<ImmutableArray<string>> _spoken = new(() => [.. Written.Where(language => IsSpoken(coach, language))]);

    /// <summary>The coach's languages beside English, as two letters.</summary>
    public ImmutableArray<string> Languages => _spoken.Value;

    /// <summary>A text in the language nearest to a BCP 47 tag.</summary>
    public string Say(DiscordText key, string? language)
    {
        var nearest = Languages.FirstOrDefault(spoken => language?.StartsWith(spoken, StringComparison.OrdinalIgnoreCase) == true) ?? "en";
        return Texts.GetString(key.ToString(), CultureInfo.GetCultureInfo(nearest))!;
    }

    /// <summary>A language the coach does not speak has the English commands.</summary>
    private static bool IsSpoken(ICoach coach, string language) =>
        !coach.Commands(language).Select(command => command.Description).SequenceEqual(coach.Commands(null).Select(command => command.Description));
}
