using System.Globalization;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>What the bot can ask about its chats.</summary>
internal static class Chats
{
    public static IShape GetChat(Call call) => call.Bot.Under<IShape>(() =>
    {
        var room = call.Bot.RoomOf(call.Arguments.Text("chat_id"));
        if (room.Bot is Standing.Never && room.Chat.Kind != ChatKind.Private)
            throw Refusal.Gone("chat not found");
        return new Written(json =>
        {
            json.WriteStartObject();
            room.Chat.WriteMembers(json);
            json.WriteNumber("accent_color_id", 0);
            json.WriteNumber("max_reaction_count", 11);
            json.WriteStartObject("accepted_gift_types");
            foreach (var gift in (ReadOnlySpan<string>)["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"])
                json.WriteBoolean(gift, value: false);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    });

    public static IShape GetChatMember(Call call) => call.Bot.Under<IShape>(() =>
    {
        var room = call.Bot.OpenRoom(call.Arguments.Text("chat_id"), call.Method);
        if (!long.TryParse(call.Arguments.Text("user_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw Refusal.Bad("invalid user_id specified");
        if (id == call.Bot.Identity.Id)
            return new Membership(call.Bot.Identity, room.Bot);
        var standing = room.Chat.Id == id ? Standing.Member : room.Members.GetValueOrDefault(id, Standing.Left);
        return call.Bot.TryUser(id) is { } user ? new Membership(user, standing) : throw Refusal.Gone("user not found");
    });

    public static IShape Leave(Call call) => call.Bot.Under<IShape>(() =>
    {
        var room = call.Bot.OpenRoom(call.Arguments.Text("chat_id"), call.Method);
        if (room.Chat.Kind == ChatKind.Private)
            throw Refusal.Bad("can't leave private chats");
        room.Bot = Standing.Left;
        return Done.True;
    });
}
