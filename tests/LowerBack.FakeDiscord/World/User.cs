using System.Text.Json;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>Somebody on Discord.</summary>
/// <param name="Username">Their handle.</param>
/// <param name="GlobalName">The name they show, or null.</param>
/// <param name="Locale">The language of their client as interactions tell it ("en-US", "de", "es-ES").</param>
public sealed record User(ulong Id, string Username, string? GlobalName = null, string Locale = "en-US", bool IsBot = false) : IShape
{
    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.Id("id", Id);
        json.WriteString("username", Username);
        json.WriteString("discriminator", "0");
        json.TextOrNull("global_name", GlobalName);
        json.Nulls("avatar", "primary_guild");
        json.WriteNumber("public_flags", 0);
        json.WriteNumber("flags", 0);
        if (IsBot)
            json.WriteBoolean("bot", value: true);
    }
}

/// <summary>How a bot finds somebody's direct messages.</summary>
public enum Door
{
    /// <summary>Open, as far as they share a server or have installed the app.</summary>
    Open,

    /// <summary>The channel opens, and a message is refused: 403 with 50007.</summary>
    RefusesMessages,

    /// <summary>The channel does not open: 400 with 50007.</summary>
    RefusesOpening,

    /// <summary>The channel opens, and a message is refused: 403 with 50278, as without a shared server.</summary>
    NoMutualGuilds,

    /// <summary>The channel opens, and a message is refused: 403 with 50001, as has been seen with apps installed by users.</summary>
    MissingAccess,
}
