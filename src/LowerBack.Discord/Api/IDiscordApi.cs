using System.Collections.Immutable;

namespace LowerBack.Discord.Api;

/// <summary>
/// The calls to Discord that the coach uses. Every one waits for Discord's limits, is made once, and throws a
/// <see cref="DiscordException"/> and nothing else, but for <see cref="OperationCanceledException"/> when stopped.
/// </summary>
internal interface IDiscordApi
{
    /// <summary>Which application it is; proves the token.</summary>
    Task<Application> GetApplicationAsync(CancellationToken stop);

    Task<GatewayInfo> GetGatewayAsync(CancellationToken stop);

    Task<ImmutableArray<CommandShape>> GetCommandsAsync(Snowflake application, CancellationToken stop);

    /// <summary>Puts these in the place of all there are.</summary>
    Task SetCommandsAsync(Snowflake application, ImmutableArray<CommandShape> commands, CancellationToken stop);

    /// <summary>Gives the first answer to an interaction.</summary>
    Task RespondAsync(Snowflake interaction, string token, Callback callback, ImmutableArray<Upload> files, CancellationToken stop);

    /// <summary>Offers values for what is being typed.</summary>
    Task OfferAsync(Snowflake interaction, string token, ImmutableArray<Choice> choices, CancellationToken stop);

    /// <summary>Shows a form to whoever pressed. Only a first answer can.</summary>
    Task ShowAsync(Snowflake interaction, string token, FormShape form, CancellationToken stop);

    /// <summary>Says something more after the first answer.</summary>
    Task FollowUpAsync(Snowflake application, string token, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop);

    /// <summary>Changes the message that was the first answer, or whose button was pressed.</summary>
    Task EditOriginalAsync(Snowflake application, string token, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop);

    Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken stop);

    /// <summary>The channel in which the bot and one person talk alone; the same each time.</summary>
    Task<DmChannel> OpenDmAsync(Snowflake person, CancellationToken stop);

    Task<Posted> CreateMessageAsync(Snowflake channel, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop);

    /// <summary>Changes one of the bot's own messages.</summary>
    Task EditMessageAsync(Snowflake channel, Snowflake message, MessageBody body, ImmutableArray<Upload> files, CancellationToken stop);
}
