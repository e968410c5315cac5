using System.Globalization;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>Messages of the bot in channels it can reach.</summary>
internal static class Messages
{
    /// <summary>How long a nonce is remembered; "a few minutes" in the documentation.</summary>
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(3);

    public static Answer Create(Call call)
    {
        var app = call.App;
        var channel = Channels.Open(call);
        var draft = new Draft(app, call.Route.Name, call.Object, call.Body);
        draft.CheckMentions();
        if (draft.Nonce is null || !draft.EnforcesNonce)
            call.Complain("nonce", "A post to a channel needs nonce and enforce_nonce, or a lost answer makes two of it.");
        if (draft.IsEphemeral)
            call.Complain("flags", "A message in a channel cannot be ephemeral; everybody sees it.");
        lock (channel.Gate)
        {
            if (draft is { Nonce: { } nonce, EnforcesNonce: true } && channel.FindNonce(nonce, app.Now - NonceLife) is { } before)
                return Answer.Of(before);
            var message = draft.Compose(new Message(app.Ids.Next(), channel, app.Bot, app.Now), everything: true);
            return Answer.Of(app.Post(message with { Flags = message.Flags & ~Message.Ephemeral }));
        }
    }

    public static Answer Get(Call call) => Answer.Of(Find(call, Readable(call)));

    public static Answer List(Call call)
    {
        var channel = Readable(call);
        var limit = int.TryParse(call.Parameter("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 100) : 50;
        return Answer.Of(new Many(channel.Messages.Where(message => message.OnlyFor is null).Reverse().Take(limit)));
    }

    public static Answer Edit(Call call)
    {
        var channel = Channels.Visible(call);
        lock (channel.Gate)
        {
            var message = Find(call, channel);
            if (message.Author.Id != call.App.Id)
                throw new Refusal(403, 50005, "Cannot edit a message authored by another user") { Rule = "messages" };
            return Answer.Of(call.App.Change(new Draft(call.App, call.Route.Name, call.Object, call.Body, message).Change(message)));
        }
    }

    public static Answer Delete(Call call)
    {
        var channel = Channels.Visible(call);
        var message = Find(call, channel);
        if (message.Author.Id != call.App.Id)
            throw Refusal.MissingPermissions();
        call.App.Withdraw(message);
        return Answer.NoContent;
    }

    private static Channel Readable(Call call)
    {
        var channel = Channels.Visible(call);
        return Channels.Has(channel, Permissions.ReadMessageHistory) ? channel : throw Refusal.MissingAccess();
    }

    /// <summary>What only one person sees is nowhere to be found here.</summary>
    private static Message Find(Call call, Channel channel) =>
        channel.Find(call.Id("message")) is { OnlyFor: null } message ? message : throw Refusal.UnknownMessage();
}
