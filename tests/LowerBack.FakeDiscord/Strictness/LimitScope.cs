namespace LowerBack.FakeDiscord;

/// <summary>Whose limit was reached, with 429.</summary>
public enum LimitScope
{
    /// <summary>This bot's, on one bucket.</summary>
    User,

    /// <summary>This bot's, on everything.</summary>
    Global,

    /// <summary>Everybody's on that resource; it does not count against the bot.</summary>
    Shared,
}
