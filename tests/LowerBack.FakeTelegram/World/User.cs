using System.Text.Json;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram;

/// <summary>Somebody on Telegram.</summary>
/// <param name="Id">Also the id of their private chat with the bot.</param>
/// <param name="FirstName">As they wrote it.</param>
/// <param name="LanguageCode">An IETF tag as Telegram gives it ("en", "de", "pt-br"), or null.</param>
public sealed record User(
    long Id, string FirstName, string? LastName = null, string? Username = null, string? LanguageCode = null, bool IsBot = false)
    : IShape
{
    /// <summary>Who administrators seem to be while they are anonymous.</summary>
    internal static readonly User Anonymous = new(1087968824, "Group", Username: "GroupAnonymousBot", IsBot: true);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.WriteBoolean("is_bot", IsBot);
        json.WriteString("first_name", FirstName);
        json.Text("last_name", LastName);
        json.Text("username", Username);
        json.Text("language_code", LanguageCode);
    }
}
