namespace LowerBack.FakeDiscord;

/// <summary>Something on a message that people can use.</summary>
public abstract record MessageControl(string? CustomId, bool Disabled);

/// <summary>A button.</summary>
/// <param name="Style">1 primary, 2 secondary, 3 success, 4 danger, 5 link.</param>
public sealed record Button(string? CustomId, string Label, int Style, Uri? Url, bool Disabled) : MessageControl(CustomId, Disabled);

/// <summary>A select menu.</summary>
/// <param name="Type">3 for texts, 5 to 8 for users, roles, both and channels.</param>
public sealed record Select(string? CustomId, int Type, IReadOnlyList<(string Label, string Value)> Options, int Least, int Most, bool Disabled)
    : MessageControl(CustomId, Disabled);
