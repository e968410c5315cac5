using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.World;

/// <summary>A ChatMember: who stands where.</summary>
internal sealed record Membership(User User, Standing Standing) : IShape
{
    private static readonly string[] Rights =
    [
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
        "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    ];

    private static readonly string[] Permissions =
    [
        "is_member", "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews",
        "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    ];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Shape("user", User);
        json.WriteString("status", Standing switch
        {
            Standing.Member => "member",
            Standing.Administrator => "administrator",
            Standing.Creator => "creator",
            Standing.Restricted => "restricted",
            Standing.Kicked => "kicked",
            _ => "left",
        });
        switch (Standing)
        {
            case Standing.Creator:
                json.WriteBoolean("is_anonymous", value: false);
                break;
            case Standing.Administrator:
                foreach (var right in Rights)
                    json.WriteBoolean(right, right is "can_manage_chat" or "can_delete_messages");
                break;
            case Standing.Restricted:
                foreach (var permission in Permissions)
                    json.WriteBoolean(permission, permission == "is_member");
                json.WriteNumber("until_date", 0);
                break;
            case Standing.Kicked:
                json.WriteNumber("until_date", 0);
                break;
        }

        json.WriteEndObject();
    }
}
