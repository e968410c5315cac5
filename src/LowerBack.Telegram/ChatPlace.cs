using System.Globalization;
using System.Runtime.InteropServices;
using LowerBack.Chat;

namespace LowerBack.Telegram;

/// <summary>Where in Telegram something is said.</summary>
/// <param name="Chat">The chat's id: a person's own for a private chat, negative for groups.</param>
/// <param name="Thread">The forum topic; null for the General topic, which is addressed by naming none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChatPlace(long Chat, int? Thread = null)
{
    public static readonly PlatformId Platform = new("telegram");

    public bool IsPrivate => Chat > 0;

    public ChatAddress Address => new(
        Platform, Chat.ToString(CultureInfo.InvariantCulture), Thread?.ToString(CultureInfo.InvariantCulture));
}
