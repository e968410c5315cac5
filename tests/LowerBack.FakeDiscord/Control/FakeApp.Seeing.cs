namespace LowerBack.FakeDiscord;

/// <summary>What people see.</summary>
public sealed partial class FakeApp
{
    /// <summary>The messages of the bot in a channel as they stand, oldest first.</summary>
    /// <param name="by">Who looks; everything there is unless given.</param>
    public IReadOnlyList<Message> Said(Channel channel, User? by = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return [.. channel.MessagesFor(by).Where(message => message.Author.Id == Id)];
    }

    /// <summary>The messages of the bot directly to somebody.</summary>
    public IReadOnlyList<Message> Said(User to) => Said(Direct(to), to);

    /// <summary>Everything of the bot's, anywhere but in direct messages, that was there for others to see, edits and "thinking" among it.</summary>
    public IReadOnlyList<Seen> Public =>
        [.. _channels.Values.Where(channel => channel.Kind != ChannelKind.Direct).SelectMany(channel => channel.Saw()).Where(seen => seen.By.Id == Id && seen.To is null)];

    /// <summary>The commands that somebody's client offers them in a channel.</summary>
    public IReadOnlyList<AppCommand> CommandsFor(User who, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(channel);
        var context = channel.Guild is not null ? 0 : channel.Kind == ChannelKind.Direct ? 1 : 2;
        var everywhere = Commands.Of(guild: null).Where(command => command.Contexts.Contains(context));
        var here = channel.Guild is { HasBot: true } guild ? Commands.Of(guild.Id) : [];
        return [.. here.Concat(everywhere).Where(command => AllowedBy(who, channel, command) is not (null, null) && MayUse(who, channel, command))];
    }

    /// <summary>The interactions that got no answer yet, oldest first.</summary>
    public IReadOnlyList<Interaction> Unanswered => [.. _interactions.Values.Where(interaction => interaction.Answer is null).OrderBy(interaction => interaction.Id)];

    /// <summary>Those of them whose time is over: people see "The application did not respond".</summary>
    public IReadOnlyList<Interaction> Failed => [.. Unanswered.Where(interaction => Now > interaction.At + _options.CallbackTime)];

    private static bool MayUse(User who, Channel channel, AppCommand command)
    {
        if (channel.Guild?.MemberOf(who) is not { } member || member.Permissions.HasFlag(Permissions.Administrator))
            return true;
        return member.Permissions.HasFlag(Permissions.UseApplicationCommands)
            && (command.Needs is not { } needs || (needs != Permissions.None && (member.Permissions & needs) == needs));
    }
}
