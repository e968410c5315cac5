using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>Answers to presses, without which the button goes on spinning.</summary>
internal static class Answering
{
    private const int MostText = 200;

    public static IShape Answer(Call call)
    {
        var text = call.Arguments.Text("text");
        if (text.Length > MostText)
            throw Refusal.Bad("MESSAGE_TOO_LONG");
        var query = call.Bot.Callbacks.Answer(call.Arguments.Text("callback_query_id"));
        var what = call.Arguments.Flag("show_alert") ? "alert" : "notice";
        return call.Bot.Under<IShape>(() =>
        {
            call.Bot.Note(query.Room, new Seen(what, call.Bot.Identity, Message: null, text) { To = query.By });
            return Done.True;
        });
    }
}
