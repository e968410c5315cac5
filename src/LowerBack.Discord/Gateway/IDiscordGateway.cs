namespace LowerBack.Discord.Gateway;

/// <summary>Where events come from.</summary>
internal interface IDiscordGateway
{
    /// <summary>Stays connected until stopped, or until a person has to do something about it.</summary>
    /// <param name="hear">Takes an event; must not wait, since heartbeats would wait with it.</param>
    Task RunAsync(Action<Frame> hear, CancellationToken stop);
}
