using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>Channels, and who may write in them.</summary>
internal static class Channels
{
    public static Answer Get(Call call) => Answer.Of(Visible(call));

    public static Answer Type(Call call)
    {
        var channel = Open(call);
        call.App.Note(channel, new Seen("typing", call.App.Bot));
        return Answer.NoContent;
    }

    public static Answer OpenDirect(Call call)
    {
        var recipient = Snowflakes.Read(Components.Text(call.Object, "recipient_id") ?? throw Form.Bad("recipient_id", "BASE_TYPE_REQUIRED", "This field is required"), "recipient_id");
        if (call.App.TryPerson(recipient) is not { } person)
            throw new Refusal(404, 10013, "Unknown User");
        if (person.Door == Door.RefusesOpening)
            throw Refusal.CannotMessage(400);
        return Answer.Of(call.App.DirectWith(person));
    }

    /// <summary>A channel the bot can see.</summary>
    /// <exception cref="Refusal">There is none, or it cannot.</exception>
    public static Channel Visible(Call call)
    {
        if (call.App.TryChannel(call.Id("channel")) is not { Deleted: false } channel)
            throw Refusal.UnknownChannel();
        if (channel.Kind == ChannelKind.GroupDirect || channel.Guild is { HasBot: false } || !Has(channel, Permissions.ViewChannel))
            throw Refused(call, channel, Refusal.MissingAccess());
        return channel;
    }

    /// <summary>A channel the bot can write in.</summary>
    /// <exception cref="Refusal">There is none, or it cannot.</exception>
    public static Channel Open(Call call)
    {
        var channel = Visible(call);
        if (channel.Kind == ChannelKind.Direct)
        {
            var person = call.App.PersonOf(channel.People[0]);
            if (person.Closed(call.App.SharesGuild(person.User)) is { } closed)
                throw Refused(call, channel, closed);
        }
        else if (!Has(channel, channel.IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages))
        {
            throw Refused(call, channel, Refusal.MissingPermissions());
        }

        return channel;
    }

    public static bool Has(Channel channel, Permissions permission) => (channel.Bot & (permission | Permissions.Administrator)) != Permissions.None;

    /// <summary>To come again where nothing has changed is how bots get themselves banned.</summary>
    private static Refusal Refused(Call call, Channel channel, Refusal refusal)
    {
        if (channel.Refused)
            call.Complain("unreachable", $"The channel {channel.Id} was called again though nothing has changed since {refusal.Message}.");
        channel.Refused = true;
        return refusal;
    }
}
