namespace LowerBack.FakeDiscord;

/// <summary>What a session wants to hear of.</summary>
[Flags]
public enum Intents
{
    /// <summary>Only what needs none, as interactions.</summary>
    None = 0,

    /// <summary>Servers, their channels and threads.</summary>
    Guilds = 1 << 0,

    /// <summary>Members; privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Presences; privileged.</summary>
    GuildPresences = 1 << 8,

    /// <summary>Messages in servers.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Reactions in servers.</summary>
    GuildMessageReactions = 1 << 10,

    /// <summary>Direct messages with the bot.</summary>
    DirectMessages = 1 << 12,

    /// <summary>What messages in servers say; privileged.</summary>
    MessageContent = 1 << 15,

    /// <summary>Those that must be switched on in the portal.</summary>
    AllPrivileged = GuildMembers | GuildPresences | MessageContent,
}
