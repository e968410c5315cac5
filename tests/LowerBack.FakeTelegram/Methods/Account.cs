using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>The bot itself: who it is, how it describes itself, its files.</summary>
internal static class Account
{
    public static IShape GetMe(Call call) => new Written(json =>
    {
        json.WriteStartObject();
        call.Bot.Identity.WriteMembers(json);
        json.WriteBoolean("can_join_groups", value: true);
        json.WriteBoolean("can_read_all_group_messages", call.Bot.SeesAllInGroups);
        foreach (var name in (ReadOnlySpan<string>)
            ["supports_inline_queries", "supports_guest_queries", "can_connect_to_business", "has_main_web_app",
             "has_topics_enabled", "allows_users_to_create_topics", "can_manage_bots"])
        {
            json.WriteBoolean(name, value: false);
        }

        json.WriteEndObject();
    });

    public static IShape LogOut(Call call)
    {
        call.Bot.LoggedOut = true;
        return Done.True;
    }

    public static IShape SetDescription(Call call) => Within(call.Arguments.Text("description"), 512, "BOT_DESCRIPTION_INVALID");

    public static IShape SetShortDescription(Call call) => Within(call.Arguments.Text("short_description"), 120, "BOT_SHORT_DESCRIPTION_INVALID");

    public static IShape SetMenuButton(Call call)
    {
        if (call.Arguments["chat_id"] is { } chat)
            call.Bot.Under(() => call.Bot.RoomOf(chat));
        Keyboards.Object(call.Arguments.Json("menu_button", "can't parse menu button JSON object"), "menu button");
        return Done.True;
    }

    public static IShape GetFile(Call call)
    {
        var file = call.Bot.Files.Find(call.Arguments.Text("file_id"));
        return new Written(json =>
        {
            json.WriteStartObject();
            json.WriteString("file_id", file.FileId);
            json.WriteString("file_unique_id", file.UniqueId);
            json.WriteNumber("file_size", file.Bytes.Length);
            json.WriteString("file_path", file.Path);
            json.WriteEndObject();
        });
    }

    private static Done Within(string text, int most, string otherwise) =>
        text.Length <= most ? Done.True : throw Refusal.Bad(otherwise);
}
