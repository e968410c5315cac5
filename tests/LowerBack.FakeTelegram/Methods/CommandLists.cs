using System.Collections.Concurrent;
using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>A command as the menu shows it.</summary>
public sealed record BotCommand(string Name, string Description) : IShape
{
    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("command", Name);
        json.WriteString("description", Description);
        json.WriteEndObject();
    }
}

/// <summary>For whom a list of commands is.</summary>
/// <param name="Scope">"all_private_chats", "chat 42" and so on.</param>
/// <param name="Language">Two letters, or empty for everybody.</param>
internal readonly record struct CommandKey(string Scope, string Language);

/// <summary>The lists of commands that were set.</summary>
internal sealed class CommandLists
{
    private readonly ConcurrentDictionary<CommandKey, IReadOnlyList<BotCommand>> _lists = new();

    public void Put(CommandKey key, IReadOnlyList<BotCommand> commands) => _lists[key] = commands;

    public void Remove(CommandKey key) => _lists.TryRemove(key, out _);

    public IReadOnlyList<BotCommand> Exactly(CommandKey key) => _lists.GetValueOrDefault(key, []);

    /// <summary>What somebody sees: the narrowest scope that has a list, in their language before any.</summary>
    public IReadOnlyList<BotCommand> For(IEnumerable<string> scopes, string? language) =>
        scopes.SelectMany(scope => (CommandKey[])[new(scope, Short(language)), new(scope, "")])
            .Select(Exactly).FirstOrDefault(list => list.Count > 0) ?? [];

    private static string Short(string? language) => language is { Length: >= 2 } ? language[..2].ToLowerInvariant() : "";
}
