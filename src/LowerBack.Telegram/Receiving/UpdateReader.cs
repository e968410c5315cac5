using System.Collections.Frozen;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Telegram.Api;
using LowerBack.Telegram.Sending;

namespace LowerBack.Telegram.Receiving;

/// <summary>
/// Makes sense of updates. Total: whatever comes, something is answered and nothing is thrown. Everything people wrote is
/// cut to what the port takes.
/// </summary>
internal sealed class UpdateReader(BotAccount bot, ICoach coach)
{
    /// <summary>What Telegram is asked for. Updates queued under an older list still come, so the rest is left out here too.</summary>
    public static readonly System.Collections.Immutable.ImmutableArray<string> Kinds = ["message", "callback_query", "my_chat_member"];

    private const int LongestTag = 16;

    /// <summary>Asked for late: the coach is there before Telegram is.</summary>
    private readonly Lazy<FrozenSet<string>> _commands = new(() => coach.Commands(null).Select(command => command.Name).ToFrozenSet());

    /// <summary>What the update is about.</summary>
    public Incoming Read(Update update) => update switch
    {
        { CallbackQuery: { } press } => OfPress(update.UpdateId, press),
        { Message: { } message } => OfMessage(update.UpdateId, message),
        { MyChatMember: { Chat: { } chat, NewChatMember.Status: { } status } change } when chat.Id != 0 =>
            OfReach(update.UpdateId, chat, change.From, canWrite: status is not ("kicked" or "left")),
        _ => Nothing.Instance,
    };

    /// <summary>In a private chat it was that person who did it; in a group it says nothing about anybody.</summary>
    private ReachChanged OfReach(long number, ChatInfo chat, User? from, bool canWrite) => (ScopeOf(chat), new ChatPlace(chat.Id).Address) switch
    {
        (ChatScope.Private, var at) when from is { IsBot: false } && from.Id == chat.Id =>
            new(chat.Id, canWrite, new ReachabilityChanged(IdOf(number), at, PersonOf(from), ChatScope.Private, canWrite)),
        (ChatScope.Group, var at) when !canWrite => new(chat.Id, canWrite, Closed: new ChatClosed(at)),
        _ => new(chat.Id, canWrite),
    };

    private Incoming OfMessage(long number, Message message)
    {
        if (message.Chat is not { } chat || ScopeOf(chat) is not { } scope)
            return Nothing.Instance;
        if (message.MigrateToChatId is { } to)
            return new GroupMoved(chat.Id, to);
        if (message.MigrateFromChatId is { } from)
            return new GroupMoved(from, chat.Id);
        var place = PlaceOf(chat, message);
        var text = Cut.To(message.Text ?? message.Caption ?? "", ChatLimits.InboundText);
        if (message.IsAutomaticForward || message.SenderChat is not null || message.From is not { Id: > 0, IsBot: false } sender)
        {
            // The group itself speaks: an anonymous administrator. A channel or a bot speaks to nobody in particular.
            return message.SenderChat?.Id == chat.Id && scope == ChatScope.Group && !message.IsAutomaticForward && IsForUs(text, scope)
                ? new Hidden(place)
                : Nothing.Instance;
        }

        var (id, at, who) = (IdOf(number), place.Address, PersonOf(sender));
        if (text.Trim().Length > 0)
        {
            if (!text.TrimStart().StartsWith('/'))
                return new Happened(new TextReceived(id, at, who, scope, text), place, sender.Id, message.Date);
            if (!IsForUs(text, scope))
                return Nothing.Instance;
            return CommandLine.TryRead(text, out var name, out var arguments)
                ? new Happened(new CommandInvoked(id, at, who, scope, name, name == "start" ? Without(arguments) : arguments), place, sender.Id, message.Date)
                : new Happened(new TextReceived(id, at, who, scope, text), place, sender.Id, message.Date);
        }

        // A place is nobody's business in a group, and nobody asks for it there.
        if (scope == ChatScope.Group)
            return Nothing.Instance;
        if (message.Location is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } spot)
            return new Happened(new LocationShared(id, at, who, scope, spot.Latitude, spot.Longitude), place, sender.Id, message.Date);
        return IsSomething(message) ? new Wordless(place, who.Language) : Nothing.Instance;
    }

    private Incoming OfPress(long number, CallbackQuery press)
    {
        if (press.Id is not { Length: > 0 } query)
            return Nothing.Instance;
        if (press is not { From: { Id: > 0, IsBot: false } from, Data: { } data, Message: { Chat: { } chat } message } || ScopeOf(chat) is not { } scope)
            return new DeadPress(query);
        var place = PlaceOf(chat, message);
        var pressed = new ButtonPressed(IdOf(number), place.Address, PersonOf(from), scope, Cut.To(data, ChatLimits.InboundText));
        // A message that is too old to be shown to bots has no date, and cannot be edited.
        return new Happened(pressed, place, from.Id, At: null, query, message.Date == 0 ? null : PressedOf(message));
    }

    private static PressedMessage PressedOf(Message message) => message switch
    {
        { Photo: { IsDefaultOrEmpty: false } sizes } => new(message.MessageId, PressedKind.Photo, sizes[^1]?.FileUniqueId),
        { Text: not null } => new(message.MessageId, PressedKind.Text),
        _ => new(message.MessageId, PressedKind.Other),
    };

    /// <summary>
    /// A command for another bot (<c>/x@OtherBot</c>) is not ours. In a group neither is a bare one that we do not have: where
    /// privacy is off, every bot hears everybody's.
    /// </summary>
    private bool IsForUs(string text, ChatScope scope)
    {
        if (!CommandLine.TryRead(text, out var name, out _))
            return scope == ChatScope.Private;
        var typed = text.AsSpan().Trim();
        var end = typed.IndexOfAny(" \t\r\n");
        var head = end < 0 ? typed : typed[..end];
        var to = head.IndexOf('@');
        return to < 0
            ? scope == ChatScope.Private || _commands.Value.Contains(name)
            : head[(to + 1)..].Equals(bot.Username, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What our own link to the private chat carries says nothing to the coach.</summary>
    private static CommandArguments Without(CommandArguments arguments) =>
        arguments.Rest == BotAccount.Opened ? CommandArguments.None : arguments;

    private static ChatScope? ScopeOf(ChatInfo chat) => chat switch
    {
        { Type: "private", Id: > 0 } => ChatScope.Private,
        { Type: "group" or "supergroup", Id: < 0 } => ChatScope.Group,
        _ => null,
    };

    private static ChatPlace PlaceOf(ChatInfo chat, Message message) =>
        new(chat.Id, message is { IsTopicMessage: true, MessageThreadId: > 0 } ? message.MessageThreadId : null);

    private static ChatPerson PersonOf(User user) => new(
        user.Id.ToString(CultureInfo.InvariantCulture), user.Name, user.LanguageCode is { Length: > 0 and <= LongestTag } tag ? tag : null);

    private static bool IsSomething(Message message) =>
        message.Photo is not null || message.Animation is not null || message.Audio is not null || message.Document is not null
        || message.Sticker is not null || message.Video is not null || message.VideoNote is not null || message.Voice is not null;

    /// <summary>With the bot's own id: another bot on the same database counts its updates from anywhere too.</summary>
    private string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"tg:{bot.Id}:{number}");
}
