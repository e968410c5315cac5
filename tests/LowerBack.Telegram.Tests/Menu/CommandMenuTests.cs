using LowerBack.Telegram.Menu;
using LowerBack.Telegram.Tests.Support;

namespace LowerBack.Telegram.Tests.Menu;

/// <summary>What Telegram offers behind the slash.</summary>
public sealed class CommandMenuTests
{
    private const string English = """{"commands":[{"command":"start","description":"Begin"},{"command":"routine","description":"Today"},{"command":"help","description":"What I can do"}],"scope":{"type":"all_private_chats"}}""";

    [Fact]
    public async Task Every_language_the_coach_speaks_has_its_menu_in_private_chats_and_a_short_one_in_groups()
    {
        await using var host = TelegramHost.Build();
        await host.Get<CommandMenu>().PublishAsync(default);
        Assert.Equal(
            [
                English,
                """{"commands":[{"command":"start","description":"Begin"},{"command":"help","description":"What I can do"}],"scope":{"type":"all_group_chats"}}""",
                """{"commands":[{"command":"start","description":"Los geht's"},{"command":"routine","description":"Heute"},{"command":"help","description":"Hilfe"}],"scope":{"type":"all_private_chats"},"language_code":"de"}""",
                """{"commands":[{"command":"start","description":"Los geht's"},{"command":"help","description":"Hilfe"}],"scope":{"type":"all_group_chats"},"language_code":"de"}""",
            ],
            host.Telegram.Calls.Where(call => call.Method == "setMyCommands").Select(call => call.Body));
    }

    [Fact]
    public async Task What_is_there_is_not_written_again()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Next("getMyCommands", 200, """{"ok":true,"result":[{"command":"start","description":"Begin"},{"command":"routine","description":"Today"},{"command":"help","description":"What I can do"}]}""");
        await host.Get<CommandMenu>().PublishAsync(default);
        Assert.DoesNotContain(English, host.Telegram.Calls.Where(call => call.Method == "setMyCommands").Select(call => call.Body));
    }

    [Fact]
    public async Task A_menu_that_cannot_be_written_costs_nothing_else()
    {
        await using var host = TelegramHost.Build();
        host.Telegram.Refuses("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID");
        await host.Get<CommandMenu>().PublishAsync(default);
        Assert.Contains(host.Log.Lines, line => line.Contains("menu of commands could not be written (400)", StringComparison.Ordinal));
    }
}
