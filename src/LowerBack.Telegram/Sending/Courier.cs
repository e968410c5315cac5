using LowerBack.Chat;
using LowerBack.Telegram.Receiving;

namespace LowerBack.Telegram.Sending;

/// <summary>Turns the coach's answer into what is brought to whom, and hands it over; the sending itself happens later.</summary>
internal sealed class Courier(Lanes lanes, TelegramWords words)
{
    /// <summary>Hands over an answer to something that happened.</summary>
    public void Bring(Answer answer, Happened happened)
    {
        var replies = answer.Replies.Select(reply => reply is Fill ? NoForms(happened) : reply).ToList();
        if (happened.Query is { } query)
        {
            // Telegram takes one answer for a press, so the first notice is shown on the button.
            var notice = replies.OfType<Refuse>().FirstOrDefault()?.Notice;
            lanes.Add(new PressAnswer(query, notice, notice is null ? null : Aside(happened, Words(notice))));
        }

        var noticed = happened.Query is null;
        foreach (var reply in replies)
        {
            switch (reply)
            {
                case Say say:
                    lanes.Add(new NewMessage(happened.Place, say.Message));
                    break;
                case Whisper whisper:
                    lanes.Add(Aside(happened, whisper.Message));
                    break;
                case Replace { Message: var message }:
                    // In a group all read what is edited, and the button may be forged. What is between two is never there.
                    lanes.Add(happened.Place.IsPrivate && happened.Pressed is { } pressed
                        ? new Replacement(happened.Place, pressed, message)
                        : Aside(happened, message));
                    break;
                case Refuse when !noticed:
                    noticed = true;
                    break;
                case Refuse refuse:
                    lanes.Add(Aside(happened, Words(refuse.Notice)));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    /// <summary>Ends the waiting on a button that leads nowhere.</summary>
    public void Release(string query) => lanes.Add(new PressAnswer(query));

    /// <summary>Tells somebody that it is too much.</summary>
    public void SlowDown(Happened happened)
    {
        var notice = words.Say(TelegramText.TooFast, happened.Event.From.Language);
        Bring(new Answer([new Refuse(notice)]), happened);
    }

    /// <summary>Says something of the adapter's own, with the way to the private chat where it is said in a group.</summary>
    public void Tell(ChatPlace place, TelegramText text, string? language) => lanes.Add(Own(place, text, language));

    /// <summary>
    /// For one person alone. Telegram has nothing that only one member of a group can see, so it goes to their private chat;
    /// where they have never opened it, the group shows the way there and nothing of what was to be said.
    /// </summary>
    private NewMessage Aside(Happened happened, ChatMessage message) => happened.Place.IsPrivate
        ? new NewMessage(happened.Place, message)
        : new NewMessage(new ChatPlace(happened.Person), message, Own(happened.Place, TelegramText.WriteToMeFirst, happened.Event.From.Language));

    /// <summary>Telegram has no forms, and no button of the coach's here opens one: this press was forged.</summary>
    private Refuse NoForms(Happened happened) => new(words.Say(TelegramText.NoForms, happened.Event.From.Language));

    private NewMessage Own(ChatPlace place, TelegramText text, string? language) => new(place, place.IsPrivate
        ? Words(words.Say(text, language))
        : new ChatMessage(
            Prose.Plain(words.Say(text, language)),
            new ButtonRow(new PrivateChatButton(words.Say(TelegramText.OpenOurChat, language)))));

    private static ChatMessage Words(string text) => new(Prose.Plain(text));
}
