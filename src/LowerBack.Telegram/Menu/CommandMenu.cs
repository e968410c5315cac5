using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Telegram.Api;
using Microsoft.Extensions.Logging;

namespace LowerBack.Telegram.Menu;

/// <summary>What Telegram offers when somebody types a slash, in every language of the coach. Written only where it changed.</summary>
internal sealed partial class CommandMenu(ITelegramApi api, ICoach coach, TelegramWords words, ILogger<CommandMenu> log)
{
    /// <summary>Telegram's limits.</summary>
    private const int MostCommands = 100, LongestDescription = 256;

    private static readonly MenuScope Private = new("all_private_chats"), Groups = new("all_group_chats");

    /// <summary>In a group everything leads to the private chat, so only what leads there well is offered.</summary>
    private static readonly ImmutableArray<string> InGroups = ["start", "team", "help", "about"];

    /// <summary>Writes what is not there yet. A failure costs the menu and nothing else; the next start tries again.</summary>
    public async Task PublishAsync(CancellationToken stop)
    {
        try
        {
            foreach (var language in words.Languages.Select(spoken => (string?)spoken).Prepend(null))
            {
                var all = Of(coach.Commands(language));
                await PublishAsync(all, Private, language, stop);
                await PublishAsync([.. all.Where(command => InGroups.Contains(command.Command))], Groups, language, stop);
            }
        }
        catch (TelegramException error)
        {
            LogFailed(error is AnsweredNoException no ? $"{no.Code}" : "no answer");
        }
    }

    private async Task PublishAsync(ImmutableArray<MenuCommand> wanted, MenuScope scope, string? language, CancellationToken stop)
    {
        var there = await api.GetMyCommandsAsync(new(scope, language), stop);
        if (!there.IsDefault && there.SequenceEqual(wanted))
            return;
        await api.SetMyCommandsAsync(new(wanted, scope, language), stop);
        LogPublished(wanted.Length, scope.Type, language ?? "en");
    }

    private static ImmutableArray<MenuCommand> Of(ImmutableArray<CommandDescriptor> commands) =>
    [
        .. commands.Take(MostCommands).Select(command => new MenuCommand(command.Name, Cut.To(command.Description, LongestDescription))),
    ];

    [LoggerMessage(5501, LogLevel.Information, "Telegram's menu has {Count} commands now ({Scope}, {Language})")]
    private partial void LogPublished(int count, string scope, string language);

    [LoggerMessage(5502, LogLevel.Warning, "Telegram's menu of commands could not be written ({Reason}); the next start tries again")]
    private partial void LogFailed(string reason);
}
