using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Receiving;

/// <summary>What came from Discord; a closed family.</summary>
internal abstract record Incoming;

/// <summary>Something for the coach.</summary>
/// <param name="Event">What it is told.</param>
/// <param name="Source">The id of the interaction or the message, and so when it happened.</param>
/// <param name="Person">Who did it.</param>
/// <param name="Channel">Where.</param>
/// <param name="Ticket">The right to answer an interaction; null for a message.</param>
internal sealed record Happened(InboundEvent Event, Snowflake Source, Snowflake Person, Snowflake Channel, Ticket? Ticket = null) : Incoming;

/// <summary>The button that opens the private chat, which is the adapter's own.</summary>
internal sealed record OpensPrivateChat(Happened Press) : Incoming;

/// <summary>Somebody is typing an option.</summary>
internal sealed record Typing(Snowflake Id, string Token, SuggestionsAsked Asked) : Incoming;

/// <summary>Something without words, which the coach cannot read.</summary>
internal sealed record Wordless(Happened Message) : Incoming;

/// <summary>Nothing to do.</summary>
internal sealed record Nothing : Incoming
{
    public static readonly Nothing Instance = new();
}

/// <summary>An interaction's right to be answered: the first time within three seconds, and for a quarter of an hour.</summary>
/// <param name="Token">A secret while it lasts.</param>
/// <param name="OnPress">Whether a button was pressed, or opened the form that was sent.</param>
/// <param name="CanChange">Whether its message can be changed: where others read it too, none of them changes it.</param>
/// <param name="Shown">What hangs on that message.</param>
/// <param name="OpensForm">Whether a form is to be shown, which only a first answer can do: so none is announced.</param>
internal sealed record Ticket(
    Snowflake Id, Snowflake Application, string Token, bool OnPress, bool CanChange, ImmutableArray<Attachment> Shown, bool OpensForm = false);
