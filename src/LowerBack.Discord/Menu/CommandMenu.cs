using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Discord.Menu;

/// <summary>The slash commands as Discord offers them, in every language of the coach. Written only where they changed.</summary>
internal sealed partial class CommandMenu(
    IDiscordApi api, BotAccount bot, ICoach coach, DiscordWords words, TimeProvider time, ILogger<CommandMenu> log)
{
    /// <summary>Discord's limits.</summary>
    private const int MostCommands = 100, LongestName = 32, LongestDescription = 100, MostChoices = 25, LongestChoice = 100;

    private const int Attempts = 4;

    /// <summary>By Discord's numbers: into servers and for oneself; in servers, in the bot's direct messages and in other ones.</summary>
    private static readonly ImmutableArray<int> Installs = [0, 1], Contexts = [0, 1, 2];

    /// <summary>What Discord calls the languages of the coach.</summary>
    private static readonly Dictionary<string, string[]> Locales = new() { ["de"] = ["de"], ["es"] = ["es-ES", "es-419"] };

    /// <summary>Writes what is not there yet. A failure costs the menu and nothing else; the next start tries again.</summary>
    public async Task PublishAsync(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var wanted = Commands();
                if (Mark(await api.GetCommandsAsync(bot.Id, stop)) == Mark(wanted))
                    return;
                await api.SetCommandsAsync(bot.Id, wanted, stop);
                LogPublished(wanted.Length);
                return;
            }
            catch (DiscordException error) when (attempt == Attempts || error is AnsweredNoException { Status: < 500 and not 429 })
            {
                LogFailed(error is AnsweredNoException no ? $"{no.Status}, code {no.Code}" : "no answer");
                return;
            }
            catch (DiscordException error)
            {
                await Task.Delay((error as AnsweredNoException)?.RetryAfter ?? Backoff.After(attempt), time, stop);
            }
        }
    }

    /// <summary>The commands with their words in every language.</summary>
    private ImmutableArray<CommandShape> Commands()
    {
        var spoken = words.Languages.Where(Locales.ContainsKey)
            .Select(language => (Locales: Locales[language], Commands: coach.Commands(language).ToDictionary(command => command.Name))).ToList();
        return
        [
            .. coach.Commands(null).Take(MostCommands).Select(command =>
            {
                var translated = spoken.Where(one => one.Commands.ContainsKey(command.Name)).Select(one => (one.Locales, Command: one.Commands[command.Name])).ToList();
                return new CommandShape(command.Name, Cut.To(command.Description, LongestDescription))
                {
                    DescriptionLocalizations = In(translated.Select(one => (one.Locales, Cut.To(one.Command.Description, LongestDescription)))),
                    Options = command.Options.IsEmpty
                        ? null
                        : [.. command.Options.Select((option, i) => Of(option, [.. translated.Select(one => (one.Locales, one.Command.Options[i]))]))],
                    IntegrationTypes = Installs,
                    Contexts = Contexts,
                };
            }),
        ];
    }

    /// <summary>
    /// A number or words are typed, with offers while they are; only a fixed choice is a list. The name that travels is the
    /// same in all languages.
    /// </summary>
    private static OptionShape Of(CommandOption option, ImmutableArray<(string[] Locales, CommandOption Option)> translated) =>
        new(option.Kind == OptionKind.Number ? OptionType.WholeNumber : OptionType.Text, option.Name, Cut.To(option.Description, LongestDescription))
        {
            NameLocalizations = In(translated.Where(one => one.Option.Label.Length is > 0 and <= LongestName).Select(one => (one.Locales, one.Option.Label))),
            DescriptionLocalizations = In(translated.Select(one => (one.Locales, Cut.To(one.Option.Description, LongestDescription)))),
            Autocomplete = option.Kind == OptionKind.Words || (option.Kind == OptionKind.Number && !option.Choices.IsEmpty) ? true : null,
            Choices = option.Kind != OptionKind.Choice
                ? null
                : [.. option.Choices.Take(MostChoices).Select((choice, i) => new Choice(Cut.To(choice.Label, LongestChoice), JsonValue.Create(choice.Value))
                {
                    NameLocalizations = In(translated.Select(one => (one.Locales, Cut.To(one.Option.Choices[i].Label, LongestChoice)))),
                })],
        };

    private static SortedDictionary<string, string>? In(IEnumerable<(string[] Locales, string Text)> texts)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (locales, text) in texts)
        {
            foreach (var locale in locales)
                all[locale] = text;
        }

        return all.Count == 0 ? null : all;
    }

    /// <summary>The same for the same commands, in whatever order Discord lists them and whatever it adds.</summary>
    private static string Mark(ImmutableArray<CommandShape> commands)
    {
        ImmutableArray<CommandShape> plain =
        [
            .. commands.OrderBy(command => command.Name, StringComparer.Ordinal).Select(command => command with
            {
                DescriptionLocalizations = Plain(command.DescriptionLocalizations),
                Options = command.Options is { IsDefaultOrEmpty: false } options ? [.. options.Select(Plain)] : null,
                IntegrationTypes = [.. (command.IntegrationTypes ?? []).Order()],
                Contexts = [.. (command.Contexts ?? []).Order()],
            }),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plain, DiscordJson.Wire.Commands)));
    }

    private static OptionShape Plain(OptionShape option) => option with
    {
        NameLocalizations = Plain(option.NameLocalizations),
        DescriptionLocalizations = Plain(option.DescriptionLocalizations),
        Autocomplete = option.Autocomplete == true ? true : null,
        Choices = option.Choices is { IsDefaultOrEmpty: false } choices
            ? [.. choices.Select(choice => choice with { NameLocalizations = Plain(choice.NameLocalizations) })]
            : null,
    };

    /// <summary>In one order whatever came; none where there is nothing in it.</summary>
    private static SortedDictionary<string, string>? Plain(SortedDictionary<string, string>? texts) =>
        texts is { Count: > 0 } ? new(texts, StringComparer.Ordinal) : null;

    [LoggerMessage(6401, LogLevel.Information, "Discord has {Count} commands now")]
    private partial void LogPublished(int count);

    [LoggerMessage(6402, LogLevel.Warning, "Discord's commands could not be written ({Reason}); the next start tries again")]
    private partial void LogFailed(string reason);
}
