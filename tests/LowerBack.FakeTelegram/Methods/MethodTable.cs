using System.Collections.Frozen;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Methods;

/// <summary>One call of one method.</summary>
/// <param name="Gone">The caller hung up.</param>
internal sealed record Call(FakeBot Bot, string Method, Arguments Arguments, CancellationToken Gone);

/// <summary>Every method there is, under its name in any case.</summary>
internal static class MethodTable
{
    private static readonly (string Name, Func<Call, ValueTask<IShape>> Run)[] All =
    [
        ("getMe", Now(Account.GetMe)),
        ("logOut", Now(Account.LogOut)),
        ("close", Now(_ => Done.True)),
        ("setMyDescription", Now(Account.SetDescription)),
        ("setMyShortDescription", Now(Account.SetShortDescription)),
        ("setChatMenuButton", Now(Account.SetMenuButton)),
        ("setMyCommands", Now(Commands.Set)),
        ("getMyCommands", Now(Commands.Get)),
        ("deleteMyCommands", Now(Commands.Delete)),
        ("getUpdates", Receiving.GetUpdatesAsync),
        ("setWebhook", Receiving.SetWebhookAsync),
        ("deleteWebhook", Receiving.DeleteWebhookAsync),
        ("getWebhookInfo", Now(Receiving.GetWebhookInfo)),
        ("sendMessage", Now(Sending.SendMessage)),
        ("sendPhoto", Now(call => Sending.SendMedia(call, MediaKind.Photo))),
        ("sendAnimation", Now(call => Sending.SendMedia(call, MediaKind.Animation))),
        ("sendDocument", Now(call => Sending.SendMedia(call, MediaKind.Document))),
        ("sendChatAction", Now(Sending.SendChatAction)),
        ("editMessageText", Now(Editing.EditText)),
        ("editMessageCaption", Now(Editing.EditCaption)),
        ("editMessageMedia", Now(Editing.EditMedia)),
        ("editMessageReplyMarkup", Now(Editing.EditKeyboard)),
        ("deleteMessage", Now(Editing.Delete)),
        ("answerCallbackQuery", Now(Answering.Answer)),
        ("getFile", Now(Account.GetFile)),
        ("getChat", Now(Chats.GetChat)),
        ("getChatMember", Now(Chats.GetChatMember)),
        ("leaveChat", Now(Chats.Leave)),
    ];

    private static readonly FrozenDictionary<string, (string Name, Func<Call, ValueTask<IShape>> Run)> ByName =
        All.ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Name, Func<Call, ValueTask<IShape>> Run)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds a method; its name comes back as the documentation spells it.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out (string Name, Func<Call, ValueTask<IShape>> Run) method) =>
        BySpan.TryGetValue(name, out method);

    private static Func<Call, ValueTask<IShape>> Now(Func<Call, IShape> run) => call => ValueTask.FromResult(run(call));
}
