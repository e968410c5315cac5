using LowerBack.Telegram.Api;

namespace LowerBack.Telegram;

/// <summary>Who the bot is, known once Telegram has said so.</summary>
internal sealed class BotAccount
{
    /// <summary>What comes back with /start when somebody follows a button to the private chat. It says nothing.</summary>
    public const string Opened = "open";

    private User? _me;

    public bool IsKnown => _me is not null;

    public long Id => Me.Id;

    /// <summary>Without the @.</summary>
    public string Username => Me.Username ?? "";

    /// <summary>Opens the private chat, where one tap sends /start with that, or chooses a group, where the bot comes in with it.</summary>
    public string Link(string payload, bool intoGroup = false) => $"https://t.me/{Username}?{(intoGroup ? "startgroup" : "start")}={payload}";

    private User Me => Volatile.Read(ref _me) ?? throw new InvalidOperationException("Telegram has not said yet who the bot is.");

    public void Is(User me) => Volatile.Write(ref _me, me);
}
