using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The first answer to an interaction, by whichever way it came.</summary>
internal static class Callbacks
{
    public static Answer Create(Call call)
    {
        if (call.App.TryInteraction(call.Text("token")) is not { } interaction || interaction.Id != call.Id("interaction"))
            throw Refusal.UnknownInteraction("interaction");
        Apply(call.App, call.Route.Name, interaction, call.Body);
        return call.Flag("with_response") ? Answer.Of(new Written(json => WriteResponse(json, interaction))) : Answer.NoContent;
    }

    /// <summary>Takes the answer, once and in time.</summary>
    /// <exception cref="Refusal">It came late or twice, or is none for this interaction.</exception>
    public static void Apply(FakeApp app, string where, Interaction interaction, Body body)
    {
        lock (interaction.Gate)
        {
            if (interaction.Answer is not null)
                throw new Refusal(400, 40060, "Interaction has already been acknowledged.") { Rule = "acknowledged twice" };
            if (app.Now > interaction.At + app.Options.CallbackTime)
                throw Refusal.UnknownInteraction("deadline");
            if (body.Json.ValueKind != JsonValueKind.Object)
                throw Form.Bad("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            var kind = (CallbackKind)Components.Number(body.Json, "type", 0);
            if (!Fits(kind, interaction))
                throw Form.Bad("type", "BASE_TYPE_CHOICES", $"{(int)kind} is no answer to an interaction of type {(int)interaction.Kind}.");
            var data = body.Json.TryGetProperty("data", out var given) ? given : default;
            Take(app, where, interaction, kind, data, body);
        }

        app.Options.Answered?.Invoke(interaction);
        interaction.IsAnswered();
    }

    /// <summary>A message that answers an interaction, to be filled.</summary>
    public static Message Blank(FakeApp app, Interaction interaction, bool ephemeral)
    {
        var isPrivate = ephemeral || interaction.ForcedEphemeral;
        return new Message(app.Ids.Next(), interaction.Channel, app.Bot, app.Now)
        {
            Of = interaction,
            OnlyFor = isPrivate ? interaction.User : null,
            Flags = isPrivate ? Message.Ephemeral : 0,
        };
    }

    private static bool Fits(CallbackKind kind, Interaction interaction) => kind switch
    {
        CallbackKind.Message or CallbackKind.DeferredMessage => interaction.Kind is InteractionKind.Command or InteractionKind.Component or InteractionKind.Modal,
        CallbackKind.DeferredUpdate or CallbackKind.Update => interaction.Kind is InteractionKind.Component or InteractionKind.Modal && interaction.Message is not null,
        CallbackKind.Choices => interaction.Kind == InteractionKind.Autocomplete,
        CallbackKind.Modal => interaction.Kind is InteractionKind.Command or InteractionKind.Component,
        _ => false,
    };

    private static void Take(FakeApp app, string where, Interaction interaction, CallbackKind kind, JsonElement data, Body body)
    {
        switch (kind)
        {
            case CallbackKind.Message:
                var draft = new Draft(app, where, data, body, place: "data");
                draft.CheckMentions();
                var message = draft.Compose(Blank(app, interaction, draft.IsEphemeral), everything: false);
                interaction.Answers(kind, app.Post(message).Id);
                break;
            case CallbackKind.DeferredMessage:
                interaction.Answers(kind, app.Post(Thinking(app, where, interaction, data)).Id);
                break;
            case CallbackKind.DeferredUpdate:
                interaction.Answers(kind, interaction.Message!.Id);
                break;
            case CallbackKind.Update:
                var carrying = interaction.Channel.Find(interaction.Message!.Id) ?? throw Refusal.UnknownMessage();
                app.Change(new Draft(app, where, data, body, carrying, place: "data").Change(carrying));
                interaction.Answers(kind, carrying.Id);
                break;
            case CallbackKind.Choices:
                interaction.Choices = ReadChoices(data);
                interaction.Answers(kind);
                app.Note(interaction.Channel, new Seen("choices", app.Bot, Message: null, string.Join(", ", interaction.Choices.Select(choice => choice.Name))) { To = interaction.User });
                break;
            default:
                Show(app, interaction, data);
                break;
        }
    }

    private static Message Thinking(FakeApp app, string where, Interaction interaction, JsonElement data)
    {
        var flags = data.ValueKind == JsonValueKind.Object ? Components.Number(data, "flags", 0) : 0;
        if ((flags & ~Message.Ephemeral) != 0 || (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("content", out _)))
            app.Violations.Add("deferred", where, "Nothing but the ephemeral flag means anything in a deferred answer.");
        var blank = Blank(app, interaction, (flags & Message.Ephemeral) != 0);
        return blank with { Flags = blank.Flags | Message.Loading };
    }

    private static List<(string Name, string Value)> ReadChoices(JsonElement data)
    {
        var form = new Form();
        var (choices, index) = (new List<(string, string)>(), 0);
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("choices", out _))
            throw Form.Bad("data.choices", "BASE_TYPE_REQUIRED", "This field is required");
        foreach (var choice in form.List(data, "data", "choices", most: 25))
        {
            var here = Form.Under("data", "choices", index++);
            form.Text(choice, here, "name", 100, least: 1, required: true);
            if (choice.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)
                form.Text(choice, here, "value", 100, least: 1, required: true);
            choices.Add((Components.Text(choice, "name") ?? "", value.ToString()));
        }

        form.Check();
        return choices;
    }

    private static void Show(FakeApp app, Interaction interaction, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            throw Form.Bad("data", "BASE_TYPE_REQUIRED", "This field is required");
        var form = new Form();
        ComponentForm.CheckModal(form, data, "data");
        form.Check();
        interaction.Modal = data;
        interaction.Answers(CallbackKind.Modal);
        app.PersonOf(interaction.User).OpenModal = interaction;
        app.Note(interaction.Channel, new Seen("modal", app.Bot, Message: null, Components.Text(data, "title") ?? "") { To = interaction.User });
    }

    private static void WriteResponse(Utf8JsonWriter json, Interaction interaction)
    {
        var message = interaction.Original;
        json.WriteStartObject();
        json.WriteStartObject("interaction");
        json.Id("id", interaction.Id);
        json.WriteNumber("type", (int)interaction.Kind);
        if (message is not null)
        {
            json.Id("response_message_id", message.Id);
            json.WriteBoolean("response_message_loading", message.IsLoading);
            json.WriteBoolean("response_message_ephemeral", message.OnlyFor is not null);
        }

        json.Id("channel_id", interaction.Channel.Id);
        if (interaction.Channel.Guild is { } guild)
            json.Id("guild_id", guild.Id);
        json.WriteEndObject();
        if (message is not null && interaction.Answer is not CallbackKind.DeferredUpdate)
        {
            json.WriteStartObject("resource");
            json.WriteNumber("type", (int)interaction.Answer!.Value);
            json.Shape("message", message);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
