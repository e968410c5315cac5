using System.Text.Json;
using LowerBack.FakeTelegram.Polling;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>How updates come: fetched, or sent to an address.</summary>
internal static class Receiving
{
    public static async ValueTask<IShape> GetUpdatesAsync(Call call)
    {
        if (call.Bot.Webhook.IsSet)
        {
            throw await call.Bot.Poll.ConflictAsync(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", call.Gone);
        }

        Allow(call);
        var updates = await call.Bot.Poll.TakeAsync(
            call.Arguments.Number("offset", otherwise: 0),
            call.Arguments.Number("limit", otherwise: 100, least: 1, most: 100),
            call.Arguments.Number("timeout", otherwise: 0),
            call.Gone);
        foreach (var update in call.Bot.HandedOut is null ? [] : updates)
            call.Bot.HandedOut!(update.Id, update.Lane.Of);
        return new Batch(updates);
    }

    public static ValueTask<IShape> SetWebhookAsync(Call call)
    {
        if (call.Arguments.Text("url").Length == 0)
            return DeleteWebhookAsync(call);
        Allow(call);
        call.Bot.Poll.End("terminated by setWebhook request");
        var isNew = call.Bot.Webhook.Set(call.Arguments);
        Drop(call);
        call.Bot.Webhook.Start();
        return ValueTask.FromResult<IShape>(new Done(isNew ? "Webhook was set" : "Webhook is already set"));
    }

    public static ValueTask<IShape> DeleteWebhookAsync(Call call)
    {
        var was = call.Bot.Webhook.Delete();
        Drop(call);
        return ValueTask.FromResult<IShape>(new Done(was ? "Webhook was deleted" : "Webhook is already deleted"));
    }

    public static IShape GetWebhookInfo(Call call) => new Written(json => call.Bot.Webhook.WriteInfo(json));

    private static void Drop(Call call)
    {
        if (call.Arguments.Flag("drop_pending_updates"))
            call.Bot.Updates.Clear();
    }

    /// <summary>Kinds that do not exist are not looked at; a call that names none leaves things as they are.</summary>
    private static void Allow(Call call)
    {
        if (call.Arguments.Json("allowed_updates", "can't parse allowed updates JSON object") is not { } kinds)
            return;
        if (kinds.ValueKind != JsonValueKind.Array)
            throw Refusal.Bad("can't parse allowed updates: expected an Array of String");
        call.Bot.Updates.Allow([.. kinds.EnumerateArray().Where(kind => kind.ValueKind == JsonValueKind.String).Select(kind => kind.GetString()!)]);
    }

    private sealed class Batch(IReadOnlyList<Update> updates) : IShape
    {
        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartArray();
            foreach (var update in updates)
                json.WriteRawValue(update.Json.Span, skipInputValidation: true);
            json.WriteEndArray();
        }
    }
}
