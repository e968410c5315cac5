using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.World;

/// <summary>Somebody, with what only Discord knows about them.</summary>
internal sealed class Person(User user)
{
    public User User { get; } = user;

    /// <summary>Whether they have installed the app for themselves.</summary>
    public bool Installed { get; set; }

    public Door Door { get; set; }

    /// <summary>The channel between them and the bot, once anybody has opened it.</summary>
    public Channel? Direct { get; set; }

    /// <summary>The form before their eyes.</summary>
    public Interaction? OpenModal { get; set; }

    /// <summary>Why the bot cannot write to them, or null where it can.</summary>
    public Refusal? Closed(bool sharesGuild) => Door switch
    {
        Door.RefusesMessages => Refusal.CannotMessage(),
        Door.RefusesOpening => Refusal.CannotMessage(),
        Door.MissingAccess => Refusal.MissingAccess(),
        Door.Open when sharesGuild || Installed => null,
        _ => Refusal.NoMutualGuilds(),
    };
}
