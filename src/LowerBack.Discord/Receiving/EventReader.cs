using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using static LowerBack.Discord.Api.DiscordJson;

namespace LowerBack.Discord.Receiving;

/// <summary>
/// Makes sense of what comes in. Total: whatever comes, something is answered and nothing is thrown. Everything people wrote
/// is cut to what the port takes.
/// </summary>
internal static class EventReader
{
    public static readonly PlatformId Platform = new("discord");

    /// <summary>What the button that opens the private chat carries. No token of the coach's looks like it.</summary>
    public const string OpenPrivateChat = "open-private-chat";

    /// <summary>What a button that opens a form carries before its token, so that its press is known as one.</summary>
    public const string OpensForm = "form:";

    /// <summary>Discord says what somebody may do as of the moment in which they did it, so nothing has to be asked.</summary>
    private static readonly Func<CancellationToken, Task<bool>> Manages = _ => Task.FromResult(true), ManagesNot = _ => Task.FromResult(false);

    private const int LongestName = 64;
    private const int LongestTag = 16;

    /// <summary>What somebody wrote, and a reply; the rest is Discord's own.</summary>
    private const int Written = 0, Reply = 19;

    /// <summary>What an interaction is about.</summary>
    public static Incoming ReadInteraction(ReadOnlySpan<byte> json) => Parse(json, Wire.Interaction) is { } interaction ? Of(interaction) : Nothing.Instance;

    /// <summary>What a message is about; only direct messages to the bot come here.</summary>
    public static Incoming ReadMessage(ReadOnlySpan<byte> json) => Parse(json, Wire.Message) is { } message ? Of(message) : Nothing.Instance;

    /// <summary>Whether Discord only wants to know that somebody is there.</summary>
    public static bool IsPing(ReadOnlySpan<byte> json) => Parse(json, Wire.Interaction) is { Type: InteractionType.Ping };

    private static Incoming Of(Message message)
    {
        if (message is not { GuildId: null, Type: Written or Reply, Author: { Bot: false } author })
            return Nothing.Instance;
        var text = Cut.To(message.Content ?? "", ChatLimits.InboundText);
        var (id, at, who) = (IdOf(message.Id), AddressOf(message.ChannelId), PersonOf(author, nick: null, language: null));
        InboundEvent said = text.TrimStart().StartsWith('/') && CommandLine.TryRead(text, out var name, out var arguments)
            ? new CommandInvoked(id, at, who, ChatScope.Private, name, arguments)
            : new TextReceived(id, at, who, ChatScope.Private, text);
        var happened = new Happened(said, message.Id, author.Id, message.ChannelId);
        return text.Trim().Length > 0 ? happened : new Wordless(happened);
    }

    private static Incoming Of(Interaction interaction)
    {
        if (interaction is not { Token: { Length: > 0 } token, Data: { } data, ChannelId: { } channel }
            || (interaction.Member?.User ?? interaction.User) is not { Bot: false } user)
        {
            return Nothing.Instance;
        }

        // Who else may read along is not always said. Then it is a place with others.
        var scope = interaction is { Context: InteractionContext.BotDm, GuildId: null } ? ChatScope.Private : ChatScope.Group;
        var language = interaction.Locale is { Length: > 0 and <= LongestTag } tag ? tag : null;
        var (id, at, who) = (IdOf(interaction.Id), AddressOf(channel), PersonOf(user, interaction.Member?.Nick, language));
        // A form may also come from a command; then there is no message.
        var onPress = interaction.Type == InteractionType.Component || interaction is { Type: InteractionType.Form, Message: not null };
        // What others read too is not changed by what one of them pressed.
        var isTheirs = scope == ChatScope.Private || interaction.Message is { IsEphemeral: true };
        var ticket = new Ticket(interaction.Id, interaction.ApplicationId, token, onPress, onPress && isTheirs, interaction.Message?.Attachments ?? []);
        // Outside of servers nobody is above the others.
        var manages = interaction is { GuildId: not null, Member.Manages: true } ? Manages : ManagesNot;
        var name = Cut.To(data.Name ?? "", LongestName).ToLowerInvariant();
        switch (interaction.Type)
        {
            case InteractionType.Command when data.Type is null or 1 && name.Length > 0:
                var arguments = CommandArguments.None with { Named = Named(data.Options ?? []) };
                return new Happened(new CommandInvoked(id, at, who, scope, name, arguments) { ManagesChat = manages }, interaction.Id, user.Id, channel, ticket);
            case InteractionType.Component when data.CustomId is { } carried:
                var opens = carried.StartsWith(OpensForm, StringComparison.Ordinal);
                var pressed = new ButtonPressed(id, at, who, scope, Cut.To(opens ? carried[OpensForm.Length..] : carried, ChatLimits.InboundText)) { ManagesChat = manages };
                var happened = new Happened(pressed, interaction.Id, user.Id, channel, ticket with { OpensForm = opens });
                return carried == OpenPrivateChat ? new OpensPrivateChat(happened) : happened;
            case InteractionType.Form when data.CustomId is { } carried:
                var sent = new FormSubmitted(id, at, who, scope, Cut.To(carried, ChatLimits.InboundText), new FormValues(Filled(data.Components ?? []))) { ManagesChat = manages };
                return new Happened(sent, interaction.Id, user.Id, channel, ticket);
            case InteractionType.Autocomplete when (data.Options ?? []).FirstOrDefault(option => option is { Focused: true, Name: not null }) is { } option:
                return new Typing(interaction.Id, token, new SuggestionsAsked(who, name, option.Name!, TextOf(option.Value)));
            default:
                return Nothing.Instance;
        }
    }

    private static ImmutableDictionary<string, string> Named(ImmutableArray<GivenOption> options)
    {
        var named = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var option in options)
        {
            if (option is { Name: { Length: > 0 and <= LongestName } name })
                named[name] = TextOf(option.Value);
        }

        return named.ToImmutable();
    }

    private static IEnumerable<(string Field, IEnumerable<string> Values)> Filled(ImmutableArray<FilledPart?> parts) => parts
        .SelectMany(part => part?.Components ?? [part?.Component]).OfType<FilledField>()
        .Select(field => (field.CustomId ?? "", (field.Values ?? [field.Value]).OfType<string>()));

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Cut.To(value.GetString()!, ChatLimits.InboundText),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static T? Parse<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChatPerson PersonOf(User user, string? nick, string? language)
    {
        var name = new[] { nick, user.GlobalName, user.Username }.FirstOrDefault(one => !string.IsNullOrWhiteSpace(one)) ?? "";
        return new ChatPerson(user.Id.ToString(), Cut.To(name.Trim(), LongestName), language);
    }

    public static ChatAddress AddressOf(Snowflake channel) => new(Platform, channel.ToString());

    private static string IdOf(Snowflake id) => $"dc:{id}";
}
