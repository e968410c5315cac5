using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>What comes after the first answer to an interaction: with its token, for a quarter of an hour.</summary>
internal static class Webhooks
{
    private const int MostFollowupsByUser = 5;

    public static Answer FollowUp(Call call)
    {
        var interaction = Find(call);
        lock (interaction.Gate)
        {
            var draft = new Draft(call.App, call.Route.Name, call.Object, call.Body);
            draft.CheckMentions();
            if (interaction is { OnlyByUser: true, Followups: >= MostFollowupsByUser })
                throw new Refusal(400, 40094, "This interaction has reached the maximum number of follow-up messages.") { Rule = "followups" };
            // The first followup after "thinking" takes its place, as private or public as that was.
            if (interaction.Original is { IsLoading: true } thinking)
                return Answer.Of(call.App.Change(draft.Change(thinking)));
            interaction.Followups++;
            return Answer.Of(call.App.Post(draft.Compose(Callbacks.Blank(call.App, interaction, draft.IsEphemeral), everything: false)));
        }
    }

    public static Answer Get(Call call) => Answer.Of(Find(call, Find(call)));

    public static Answer Edit(Call call)
    {
        var interaction = Find(call);
        lock (interaction.Gate)
        {
            var message = Find(call, interaction);
            var draft = new Draft(call.App, call.Route.Name, call.Object, call.Body, message);
            if (message.IsLoading)
                draft.CheckMentions();
            return Answer.Of(call.App.Change(draft.Change(message)));
        }
    }

    public static Answer Delete(Call call)
    {
        var interaction = Find(call);
        call.App.Withdraw(Find(call, interaction));
        return Answer.NoContent;
    }

    /// <summary>The interaction whose token this is, as long as it is good.</summary>
    private static Interaction Find(Call call)
    {
        var interaction = call.Id("application") == call.App.Id ? call.App.TryInteraction(call.Text("token")) : null;
        if (interaction?.IsDead == true)
            call.Complain("dead token", "An interaction's token was used again after it was refused for good.");
        if (interaction is null)
            throw new Refusal(404, 10015, "Unknown Webhook") { Rule = "interaction" };
        if (call.App.Now > interaction.At + call.App.Options.TokenLife)
        {
            interaction.IsDead = true;
            throw new Refusal(401, 50027, "Invalid Webhook Token") { Rule = "token life" };
        }

        if (interaction.Answer is null)
            throw new Refusal(404, 10015, "Unknown Webhook") { Rule = "not acknowledged" };
        return interaction;
    }

    private static Message Find(Call call, Interaction interaction)
    {
        if (call.Text("message") == "@original")
            return interaction.Original ?? throw Refusal.UnknownMessage();
        var message = interaction.Channel.Find(call.Id("message"));
        return message is not null && (message.Of == interaction || message.Id == interaction.Original?.Id) ? message : throw Refusal.UnknownMessage();
    }
}
