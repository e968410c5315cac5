namespace LowerBack.FakeDiscord;

/// <summary>What somebody may do; the bits of Discord's documentation, as far as they matter here.</summary>
[Flags]
public enum Permissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything.</summary>
    Administrator = 1UL << 3,

    /// <summary>Change channels.</summary>
    ManageChannels = 1UL << 4,

    /// <summary>Change the server.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>See a channel.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>Write there.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Show embeds.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>Send files.</summary>
    AttachFiles = 1UL << 15,

    /// <summary>See what was said before.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>Mention everyone.</summary>
    MentionEveryone = 1UL << 17,

    /// <summary>Use commands.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>Write in threads.</summary>
    SendMessagesInThreads = 1UL << 38,

    /// <summary>Let apps that only oneself has installed answer for all to see.</summary>
    UseExternalApps = 1UL << 50,

    /// <summary>What members and bots usually may.</summary>
    Usual = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands | SendMessagesInThreads | UseExternalApps,
}
