using System.Collections.Immutable;
using System.Diagnostics;
using LowerBack.Chat;

namespace LowerBack.Playground.Room;

/// <summary>Who does something, where, and under which id.</summary>
/// <param name="EventId">The same id again is the same event, so a page can repeat a request that got no answer.</param>
/// <param name="Language">The language the browser asks for, or null.</param>
internal sealed record Doing(PlaygroundPerson Person, PlaygroundConversation In, string EventId, string? Language)
{
    public ChatPerson Who => new(Person.Id, Person.Name, Language);
}

/// <summary>What came of it.</summary>
/// <param name="In">Where it was said: for a button that leads to the private conversation, that one.</param>
/// <param name="Said">What the person typed, if they did.</param>
/// <param name="Replies">New and edited messages, in order.</param>
/// <param name="Notices">Short notices for the person alone.</param>
/// <param name="Form">A form for the person to fill in, or null.</param>
internal sealed record Done(
    PlaygroundConversation In, RoomMessage? Said, ImmutableArray<RoomMessage> Replies, ImmutableArray<string> Notices, OpenedForm? Form);

/// <summary>A form before somebody's eyes. The room does not keep it: who closes it presses its button again.</summary>
/// <param name="On">The message whose button opened it; null where the room no longer has it.</param>
internal sealed record OpenedForm(ChatForm Form, RoomMessage? On);

/// <summary>The adapter: turns what people do in the room into events for the coach, and the answers into messages.</summary>
internal sealed class PlaygroundPlatform(ICoach coach, PlaygroundRoom room)
{
    /// <summary>Somebody typed a text or a command.</summary>
    public async Task<Done> TypeAsync(Doing doing, string typed)
    {
        var text = Cut.To(typed, ChatLimits.InboundText);
        var said = room.Type(doing.In, doing.Person, text, doing.EventId);
        InboundEvent happened = CommandLine.TryRead(text, out var name, out var arguments)
            ? new CommandInvoked(doing.EventId, doing.In.Address, doing.Who, doing.In.Scope, name, arguments)
            : new TextReceived(doing.EventId, doing.In.Address, doing.Who, doing.In.Scope, text);
        return await AskAsync(doing, happened, said, pressed: null);
    }

    /// <summary>Somebody pressed a button that comes back to the coach.</summary>
    /// <param name="pressed">The message with the button; null where the room no longer has it.</param>
    public Task<Done> PressAsync(Doing doing, RoomMessage? pressed, string token)
    {
        var happened = new ButtonPressed(doing.EventId, doing.In.Address, doing.Who, doing.In.Scope, token);
        return AskAsync(doing, happened, said: null, pressed);
    }

    /// <summary>Somebody sent a form.</summary>
    /// <param name="on">The message whose button opened it; null where the room no longer has it.</param>
    public Task<Done> SubmitAsync(Doing doing, RoomMessage? on, string token, FormValues values)
    {
        var happened = new FormSubmitted(doing.EventId, doing.In.Address, doing.Who, doing.In.Scope, token, values);
        return AskAsync(doing, happened, said: null, on);
    }

    /// <summary>Somebody pressed a button that leads to their private conversation, which is greeted with /start.</summary>
    /// <param name="start">What comes with it, or null.</param>
    public Task<Done> OpenPrivateAsync(Doing doing, string? start) =>
        TypeAsync(doing with { In = Cast.PrivateOf(doing.Person) }, start is null ? "/start" : $"/start {start}");

    /// <summary>Somebody closed their private conversation to the coach, or opened it.</summary>
    public async Task SetDoorAsync(Doing doing, bool open)
    {
        room.SetDoor(doing.Person, open);
        // Nothing is answered to it.
        await coach.HandleAsync(
            new ReachabilityChanged(doing.EventId, doing.In.Address, doing.Who, ChatScope.Private, open), CancellationToken.None);
    }

    private async Task<Done> AskAsync(
        Doing doing, InboundEvent happened, RoomMessage? said, RoomMessage? pressed)
    {
        using (room.Typing(doing.In))
        {
            // Nothing calls a turn off: a stop of the program waits for it.
            var answer = await coach.HandleAsync(happened with { ManagesChat = _ => Task.FromResult(doing.In.Manager == doing.Person) }, CancellationToken.None);
            var replies = ImmutableArray.CreateBuilder<RoomMessage>();
            var notices = ImmutableArray.CreateBuilder<string>();
            OpenedForm? form = null;
            foreach (var reply in answer.Replies)
            {
                switch (reply)
                {
                    case Say say:
                        replies.Add(room.Say(doing.In, say.Message, onlyFor: null));
                        break;
                    case Whisper whisper:
                        replies.Add(Aside(doing, whisper.Message));
                        break;
                    case Replace replace:
                        // What others read too is not changed by what one of them pressed.
                        var edited = pressed is null || pressed.IsPublic ? null : room.Edit(pressed, replace.Message);
                        replies.Add(edited ?? Aside(doing, replace.Message));
                        break;
                    case Refuse refuse:
                        notices.Add(refuse.Notice);
                        break;
                    case Fill fill:
                        form = new OpenedForm(fill.Form, pressed);
                        break;
                    default:
                        throw new UnreachableException();
                }
            }

            return new Done(doing.In, said, replies.ToImmutable(), notices.ToImmutable(), form);
        }
    }

    private RoomMessage Aside(Doing doing, ChatMessage message) =>
        room.Say(doing.In, message, doing.In.Scope == ChatScope.Group ? doing.Person : null);
}
