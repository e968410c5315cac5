using System.Text.Json;
using System.Text.RegularExpressions;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>The menu of commands, per scope and language.</summary>
internal static partial class Commands
{
    private const int Most = 100;

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("^(?:[a-z]{2})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Language();

    public static IShape Set(Call call)
    {
        var key = Key(call);
        if (call.Arguments.Json("commands", "can't parse commands JSON object") is not { ValueKind: JsonValueKind.Array } list)
            throw Refusal.Bad("expected an Array of BotCommand");
        BotCommand[] commands = [.. list.EnumerateArray().Select(Read)];
        if (commands.Length > Most)
            throw Refusal.Bad("BOT_COMMANDS_TOO_MUCH");
        if (commands.Length == 0)
            call.Bot.CommandLists.Remove(key);
        else
            call.Bot.CommandLists.Put(key, commands);
        return Done.True;
    }

    public static IShape Get(Call call) => new Many(call.Bot.CommandLists.Exactly(Key(call)));

    public static IShape Delete(Call call)
    {
        call.Bot.CommandLists.Remove(Key(call));
        return Done.True;
    }

    private static BotCommand Read(JsonElement command)
    {
        var (name, description) = (Text(command, "command"), Text(command, "description"));
        return !Name().IsMatch(name) ? throw Refusal.Bad("BOT_COMMAND_INVALID")
            : description.Length is 0 or > 256 ? throw Refusal.Bad("BOT_COMMAND_DESCRIPTION_INVALID")
            : new BotCommand(name, description);
    }

    private static CommandKey Key(Call call)
    {
        var language = call.Arguments.Text("language_code");
        if (!Language().IsMatch(language))
            throw Refusal.Bad("invalid language code specified");
        if (Keyboards.Object(call.Arguments.Json("scope", "can't parse BotCommandScope JSON object"), "BotCommandScope") is not { } scope)
            return new CommandKey("default", language);
        var kind = Text(scope, "type");
        if (kind is not ("default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" or "chat" or "chat_administrators" or "chat_member"))
            throw Refusal.Bad("can't parse BotCommandScope: Unsupported type specified");
        if (!kind.StartsWith("chat", StringComparison.Ordinal))
            return new CommandKey(kind, language);
        var room = call.Bot.Under(() => call.Bot.RoomOf(scope.TryGetProperty("chat_id", out var chat) ? chat.ToString() : ""));
        var user = kind == "chat_member" && scope.TryGetProperty("user_id", out var id) ? $" {id}" : "";
        return new CommandKey($"{kind} {room.Chat.Id}{user}", language);
    }

    private static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "";
}
