using LowerBack.Discord.Menu;
using LowerBack.Discord.Tests.Support;

namespace LowerBack.Discord.Tests.Menu;

/// <summary>The slash commands Discord offers.</summary>
public sealed class CommandMenuTests
{
    private const string Put = "PUT applications/commands", Get = "GET applications/commands";

    [Fact]
    public async Task All_commands_are_written_with_their_options_in_every_language_and_for_every_place()
    {
        await using var host = DiscordHost.Build();
        await host.DoneAsync(host.Get<CommandMenu>().PublishAsync(default));
        var call = host.Discord.Calls.Single(one => one.Name == Put);
        Assert.StartsWith(
            """[{"name":"start","description":"Begin","type":1,"description_localizations":{"de":"Los geht's","es-419":"Empieza","es-ES":"Empieza"},"integration_types":[0,1],"contexts":[0,1,2]},""",
            call.Body, StringComparison.Ordinal);
        var options = call.Json[1].GetProperty("options");
        Assert.Equal(
            """{"type":4,"name":"minutes","description":"minutes","name_localizations":{"de":"minuten","es-419":"minutos","es-ES":"minutos"},"description_localizations":{"de":"minuten","es-419":"minutos","es-ES":"minutos"},"autocomplete":true}""",
            options[0].GetRawText());
        Assert.Equal(
            """{"type":3,"name":"day","description":"day","name_localizations":{"de":"tag","es-419":"dia","es-ES":"dia"},"description_localizations":{"de":"tag","es-419":"dia","es-ES":"dia"},"choices":[{"name":"Hips","value":"b","name_localizations":{"de":"Hüften","es-419":"Caderas","es-ES":"Caderas"}}]}""",
            options[1].GetRawText());
        Assert.True(call.Json[2].GetProperty("options")[0].GetProperty("autocomplete").GetBoolean());
    }

    [Fact]
    public async Task What_is_there_is_not_written_again_in_whatever_order_and_with_whatever_more_it_is_kept()
    {
        await using var host = DiscordHost.Build();
        await host.DoneAsync(host.Get<CommandMenu>().PublishAsync(default));
        var written = host.Discord.Calls.Single(one => one.Name == Put).Json.EnumerateArray().Reverse().Select(command => command.GetRawText()
            .Replace("\"contexts\":[0,1,2]", "\"contexts\":[2,1,0],\"id\":\"9\",\"version\":\"8\",\"nsfw\":false,\"default_member_permissions\":null,\"name_localizations\":null", StringComparison.Ordinal));
        host.Discord.Next(Get, 200, $"[{string.Join(',', written)}]");
        await host.DoneAsync(host.Get<CommandMenu>().PublishAsync(default));
        Assert.Single(host.Discord.Calls, one => one.Name == Put);
        host.Discord.Next(Get, 200, $"[{string.Join(',', written).Replace("Begin", "Start", StringComparison.Ordinal)}]");
        await host.DoneAsync(host.Get<CommandMenu>().PublishAsync(default));
        Assert.Equal(2, host.Discord.Calls.Count(one => one.Name == Put));
    }

    [Fact]
    public async Task Commands_that_cannot_be_written_cost_nothing_else()
    {
        await using var host = DiscordHost.Build();
        host.Discord.Refuses(Put, 400, 50035);
        await host.DoneAsync(host.Get<CommandMenu>().PublishAsync(default));
        Assert.Contains(host.Log.Lines, line => line.Contains("commands could not be written (400, code 50035)", StringComparison.Ordinal));
    }
}
