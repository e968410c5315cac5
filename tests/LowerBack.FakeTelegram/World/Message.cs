using System.Text.Json;
using LowerBack.FakeTelegram.Wire;
using LowerBack.FakeTelegram.Words;
using LowerBack.FakeTelegram.World;

namespace LowerBack.FakeTelegram;

/// <summary>A message as it stands. An edit makes another one with the same id.</summary>
/// <param name="Id">Unique in its chat; private chats and basic groups count together.</param>
/// <param name="Date">Unix seconds.</param>
public sealed record Message(int Id, Chat Chat, User? From, long Date) : IShape
{
    /// <summary>The chat on whose behalf it was sent: an anonymous administrator's group.</summary>
    public Chat? SenderChat { get; init; }

    /// <summary>When it was last edited, in Unix seconds.</summary>
    public long? EditDate { get; init; }

    /// <summary>The forum topic, or null in General and outside forums.</summary>
    public int? Thread { get; init; }

    /// <summary>What it answers.</summary>
    public Message? ReplyTo { get; init; }

    /// <summary>The words, or the caption under <see cref="Media"/>.</summary>
    public Wording Words { get; init; } = Wording.None;

    /// <summary>The picture, animation or file.</summary>
    public Media? Media { get; init; }

    /// <summary>The place somebody shared.</summary>
    public Place? Location { get; init; }

    /// <summary>The buttons under it.</summary>
    public InlineKeyboard? Keyboard { get; init; }

    /// <summary>The keyboard in place of the letters that came with it, as it was sent, or null.</summary>
    public string? ReplyKeyboard { get; init; }

    /// <summary>What happened, where nobody said anything: the member of the Message it is, with its value.</summary>
    public Happening? Happening { get; init; }

    /// <summary>Its text or caption, plain.</summary>
    public string Text => Words.Text;

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json) => Write(json, withReply: true);

    private void Write(Utf8JsonWriter json, bool withReply)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id", Id);
        json.Number("message_thread_id", Thread);
        json.Shape("from", From);
        json.Shape("sender_chat", SenderChat);
        json.Shape("chat", Chat);
        json.WriteNumber("date", Date);
        json.Number("edit_date", EditDate);
        json.Flag("is_topic_message", Thread is not null && Chat.IsForum);
        if (withReply && ReplyTo is not null)
        {
            json.WritePropertyName("reply_to_message");
            ReplyTo.Write(json, withReply: false);
        }

        Media?.WriteMembers(json);
        Words.WriteMembers(json, Media is null ? "text" : "caption", Media is null ? "entities" : "caption_entities");
        json.Shape("location", Location);
        Happening?.WriteMember(json);
        json.Shape("reply_markup", Keyboard);
        json.WriteEndObject();
    }
}

/// <summary>A shared place, in degrees.</summary>
public sealed record Place(double Latitude, double Longitude) : IShape
{
    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("latitude", Latitude);
        json.WriteNumber("longitude", Longitude);
        json.WriteEndObject();
    }
}

/// <summary>A service message: who came, who went, what the group became.</summary>
/// <param name="Member">The member of a Message it is written as.</param>
public sealed record Happening(string Member, Action<Utf8JsonWriter> Value)
{
    internal void WriteMember(Utf8JsonWriter json)
    {
        json.WritePropertyName(Member);
        Value(json);
    }
}
