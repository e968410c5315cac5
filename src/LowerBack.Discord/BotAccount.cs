using LowerBack.Discord.Api;

namespace LowerBack.Discord;

/// <summary>Which application the coach is, known once Discord has said so.</summary>
internal sealed class BotAccount
{
    private Application? _me;

    public bool IsKnown => Volatile.Read(ref _me) is not null;

    public Snowflake Id => (Volatile.Read(ref _me) ?? throw new InvalidOperationException("Discord has not said yet which application this is.")).Id;

    /// <summary>Adds the coach to a server. It asks for no permission there: answers to commands need none.</summary>
    public string ServerInstall => $"https://discord.com/oauth2/authorize?client_id={Id}&integration_type=0&scope=bot+applications.commands&permissions=0";

    /// <summary>Adds the coach to one's own account, to have it everywhere.</summary>
    public string UserInstall => $"https://discord.com/oauth2/authorize?client_id={Id}&integration_type=1&scope=applications.commands";

    public void Is(Application me) => Volatile.Write(ref _me, me);
}
