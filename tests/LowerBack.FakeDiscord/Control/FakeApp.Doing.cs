using System.Text.Json;
using LowerBack.FakeDiscord.Control;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord;

/// <summary>What people do: write, use commands, press, select, fill in forms.</summary>
public sealed partial class FakeApp
{
    /// <summary>Somebody writes.</summary>
    /// <param name="channel">Where; directly to the bot unless given.</param>
    public Message Say(User by, string text, Channel? channel = null)
    {
        var where = Reach(by, channel);
        var message = new Message(Ids.Next(), where, by, Now) { Content = text };
        Put(message, "message", by);
        Tell("MESSAGE_CREATE", message);
        return message;
    }

    /// <summary>Somebody sends a slash command, with options by name.</summary>
    /// <param name="command">Its name, with those of the sub-commands after it: "settings reminders".</param>
    /// <param name="channel">Where; directly to the bot unless given.</param>
    /// <exception cref="InvalidOperationException">Their client would not offer that.</exception>
    public Interaction Slash(User by, string command, Channel? channel = null, params IReadOnlyCollection<(string Name, object Value)> options)
    {
        var where = Reach(by, channel);
        var typed = new TypedCommand(this, CommandsFor(by, where), command, options);
        Note(where, new Seen("command", by, Message: null, typed.Shown));
        return Send(Make(InteractionKind.Command, by, where, typed.Command.Name, typed.Write, AllowedBy(by, where, typed.Command)));
    }

    /// <summary>Somebody types an option that is completed, and sees what is offered.</summary>
    /// <param name="focused">The option.</param>
    /// <param name="typed">What they have typed so far.</param>
    public Interaction Autocomplete(User by, string command, string focused, string typed, Channel? channel = null, params IReadOnlyCollection<(string Name, object Value)> options)
    {
        var where = Reach(by, channel);
        var whole = new TypedCommand(this, CommandsFor(by, where), command, [.. options, (focused, typed)], focused);
        Note(where, new Seen("autocomplete", by, Message: null, whole.Shown) { To = by });
        return Send(Make(InteractionKind.Autocomplete, by, where, whole.Command.Name, whole.Write, AllowedBy(by, where, whole.Command)));
    }

    /// <summary>Somebody presses the button with a label on the newest message they can see that has it.</summary>
    public Interaction Press(User by, string label, Channel? channel = null)
    {
        var where = Reach(by, channel);
        var message = where.Messages.LastOrDefault(one => one.IsSeenBy(by) && one.Buttons.Any(button => button.Label == label))
            ?? throw new InvalidOperationException($"Nothing has a button «{label}».\n{where.Transcript(by)}");
        var pressed = message.Buttons.First(button => button.Label == label);
        if (pressed.Url is not null)
            throw new InvalidOperationException($"«{label}» leads to {pressed.Url}; following it tells the bot nothing.");
        return pressed.Disabled ? throw new InvalidOperationException($"«{label}» cannot be pressed.") : Use(by, message, pressed.CustomId!, Components.ButtonType, values: null, label);
    }

    /// <summary>Somebody presses by custom_id; a changed client can send any.</summary>
    /// <param name="forge">Whether the message need not have such a button.</param>
    public Interaction PressId(User by, string customId, Message on, bool forge = false)
    {
        ArgumentNullException.ThrowIfNull(on);
        var message = on.Channel.Find(on.Id) ?? on;
        if (!forge && (!message.IsSeenBy(by) || !message.Buttons.Any(button => button.CustomId == customId && !button.Disabled)))
            throw new InvalidOperationException($"The message has no button {customId} for {by?.Username}.");
        return Use(by!, message, customId, Components.ButtonType, values: null, customId);
    }

    /// <summary>Somebody selects by the labels of options, in the newest menu they can see that has them.</summary>
    public Interaction Select(User by, IReadOnlyCollection<string> labels, Channel? channel = null)
    {
        var where = Reach(by, channel);
        foreach (var message in where.Messages.Where(one => one.IsSeenBy(by)).Reverse())
        {
            var menu = message.Selects.FirstOrDefault(select => !select.Disabled && labels.All(label => select.Options.Any(option => option.Label == label)));
            if (menu is null)
                continue;
            if (labels.Count < menu.Least || labels.Count > menu.Most)
                throw new InvalidOperationException($"{menu.Least} to {menu.Most} can be selected, not {labels.Count}.");
            return Use(by, message, menu.CustomId!, menu.Type, [.. menu.Options.Where(option => labels.Contains(option.Label)).Select(option => option.Value)], string.Join(", ", labels));
        }

        throw new InvalidOperationException($"Nothing offers «{string.Join(", ", labels)}».\n{where.Transcript(by)}");
    }

    /// <summary>Somebody selects any values in a menu by its custom_id; a changed client can send any.</summary>
    public Interaction SelectId(User by, string customId, Message on, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(on);
        return Use(by, on, customId, type: 3, values, customId);
    }

    /// <summary>Somebody sends the form before their eyes, filled in by custom_id; what is left out stays as it was offered.</summary>
    public Interaction Submit(User by, params IReadOnlyCollection<(string CustomId, string Value)> values)
    {
        var person = PersonOf(by);
        var opened = person.OpenModal ?? throw new InvalidOperationException($"{by.Username} has no form before their eyes.");
        var form = new FilledForm(opened.Modal, values);
        person.OpenModal = null;
        return Submit(by, opened, form);
    }

    /// <summary>Somebody sends a form that nobody showed them.</summary>
    public Interaction SubmitForged(User by, string customId, Channel? channel = null, params IReadOnlyCollection<(string CustomId, string Value)> values)
    {
        var where = Reach(by, channel);
        var form = FilledForm.Forged(customId, values);
        return Send(Make(InteractionKind.Modal, by, where, customId, form.Write, AllowedBy(by, where, command: null)));
    }

    /// <summary>An interaction is delivered once more: every event may come several times.</summary>
    public void Repeat(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        Deliver(interaction);
    }

    /// <summary>A message is told once more.</summary>
    public void Repeat(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Tell("MESSAGE_CREATE", message);
    }

    private Interaction Submit(User by, Interaction opened, FilledForm form)
    {
        Note(opened.Channel, new Seen("submit", by, Message: null, form.Shown) { To = by });
        return Send(Make(InteractionKind.Modal, by, opened.Channel, form.CustomId, form.Write, opened.Owners, opened.Message is null ? null : opened.Channel.Find(opened.Message.Id), opened));
    }

    private Interaction Use(User by, Message message, string customId, int type, IReadOnlyList<string>? values, string shown)
    {
        Note(message.Channel, new Seen(values is null ? "press" : "select", by, message, shown) { To = message.OnlyFor });
        return Send(Make(InteractionKind.Component, by, message.Channel, customId, json => WriteUse(json, customId, type, values), message.Of?.Owners ?? AllowedBy(by, message.Channel, command: null), message));
    }

    private static void WriteUse(Utf8JsonWriter json, string customId, int type, IReadOnlyList<string>? values)
    {
        json.WriteStartObject();
        json.WriteString("custom_id", customId);
        json.WriteNumber("component_type", type);
        json.WriteNumber("id", 1);
        if (values is not null)
        {
            json.WriteStartArray("values");
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private Interaction Make(InteractionKind kind, User by, Channel where, string name, Action<Utf8JsonWriter> data, (ulong? Guild, ulong? User) owners, Message? on = null, Interaction? opened = null)
    {
        var onlyByUser = owners.Guild is null;
        return new Interaction(Ids.Next(), kind, by, where, Now)
        {
            Name = name,
            Data = data,
            Message = on,
            Opened = opened,
            Owners = owners,
            OnlyByUser = onlyByUser,
            ForcedEphemeral = onlyByUser && where.Guild is { } guild && !guild.MemberOf(by).Permissions.HasFlag(Permissions.UseExternalApps),
        };
    }

    /// <summary>Which installations let somebody use a command, or anything of the bot, at a place: the server's and their own.</summary>
    private (ulong? Guild, ulong? User) AllowedBy(User by, Channel where, AppCommand? command)
    {
        var types = command?.IntegrationTypes ?? [0, 1];
        ulong? guild = !types.Contains(0) ? null
            : where.Guild is { HasBot: true } server ? server.Id
            : where.Kind == ChannelKind.Direct && SharesGuild(by) ? 0
            : null;
        return (guild, types.Contains(1) && PersonOf(by).Installed ? by.Id : null);
    }

    /// <summary>Where somebody acts, if they can.</summary>
    private Channel Reach(User by, Channel? channel)
    {
        ArgumentNullException.ThrowIfNull(by);
        var person = PersonOf(by);
        Again(by);
        if (channel is null)
            return person.Installed || SharesGuild(by) ? DirectWith(person) : throw new InvalidOperationException($"{by.Username} shares no server with the bot and has not installed it.");
        channel.Refused = false;
        if (channel.Deleted)
            throw new InvalidOperationException("The channel is deleted.");
        if (channel.Guild is { } guild)
            guild.MemberOf(by);
        else if (!channel.People.Any(one => one.Id == by.Id))
            throw new InvalidOperationException($"{by.Username} is not in that channel.");
        return channel;
    }
}
