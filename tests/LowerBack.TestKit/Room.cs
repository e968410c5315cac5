using System.Text;
using LowerBack.Chat;

namespace LowerBack.TestKit;

/// <summary>What a platform would hold: every conversation's messages, who sees them, and the script as it went.</summary>
internal sealed class Room
{
    private readonly Lock _gate = new();
    private readonly List<Shown> _shown = [];
    private readonly StringBuilder _script = new();

    public string Transcript
    {
        get
        {
            lock (_gate)
                return _script.ToString();
        }
    }

    public IReadOnlyList<ChatMessage> Seen(ChatAddress at, ChatPerson by)
    {
        lock (_gate)
            return [.. _shown.Where(shown => shown.At == at && (shown.OnlyFor is null || shown.OnlyFor == by.Id)).Select(shown => shown.Message)];
    }

    public void Did(ChatPerson person, ChatScope scope, PlatformId platform, string what)
    {
        lock (_gate)
        {
            if (_script.Length > 0)
                _script.Append('\n');
            _script.Append(person.Name).Append(Where(scope, platform)).Append(what).Append('\n');
        }
    }

    public void Answered(Answer answer, ChatAddress at, ChatPerson person, ChatScope scope, ChatMessage? pressed)
    {
        lock (_gate)
        {
            if (answer.Replies.IsEmpty)
                _script.Append("  (nothing)\n");
            foreach (var reply in answer.Replies)
            {
                _script.Append("  ").Append(Kind(reply, person)).Append('\n');
                if (Drawn.Of(reply) is { } drawn)
                    _script.Append(Drawn.Indented(drawn, "    "));
                Show(reply, at, scope == ChatScope.Group ? person.Id : null, pressed);
            }
        }
    }

    /// <summary>Something happens that is nobody's doing here.</summary>
    public void Happened(ChatChanged change)
    {
        lock (_gate)
        {
            _script.Append('\n').Append('(').Append(Place(change.At)).Append(change switch
            {
                ChatMoved moved => $" goes on as {moved.To.Conversation}",
                ChatClosed => " is closed to the coach",
                _ => throw new System.Diagnostics.UnreachableException(),
            }).Append(")\n");
        }
    }

    /// <summary>The coach speaks first.</summary>
    public void Heard(PlatformId platform, string id, Outgoing first)
    {
        lock (_gate)
        {
            Wrote($"Coach writes first to {Named(first.To, platform)}{(first.Quiet ? ", quietly" : "")}:", first.Message);
            _shown.Add(new Shown(PlaceOf(first.To, platform), OnlyFor: null, first.Message, id));
        }
    }

    /// <summary>The coach changes one of its messages, where that is here.</summary>
    public void Changed(PlatformId platform, Edited edit)
    {
        lock (_gate)
        {
            var at = PlaceOf(edit.To, platform);
            var place = _shown.FindIndex(shown => shown.At == at && shown.Id == edit.Message);
            if (place < 0)
                return;
            Wrote($"Coach changes its message in {Named(edit.To, platform)}:", edit.Content);
            _shown[place] = _shown[place] with { Message = edit.Content };
        }
    }

    private void Wrote(string heading, ChatMessage message)
    {
        if (_script.Length > 0)
            _script.Append('\n');
        _script.Append(heading).Append('\n').Append(Drawn.Indented(Drawn.Message(message), "    "));
    }

    private static string Named(Recipient to, PlatformId platform) => to switch
    {
        ToPerson person => Place(new ChatAddress(platform, person.Person)),
        ToConversation place => $"{Place(place.At)}{(place.Calling is { } called ? $", calling {called}" : "")}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Place(ChatAddress at) => at.Conversation + (at.Platform == TestPlatform.Name ? "" : $" ({at.Platform})");

    private static string Where(ChatScope scope, PlatformId platform)
    {
        var elsewhere = platform == TestPlatform.Name ? "" : platform.Value;
        return (scope, elsewhere) switch
        {
            (ChatScope.Private, "") => "",
            (ChatScope.Private, _) => $" (on {elsewhere})",
            (_, "") => " (in the group)",
            _ => $" (in the group on {elsewhere})",
        };
    }

    private static ChatAddress PlaceOf(Recipient to, PlatformId platform) => to switch
    {
        ToConversation place => place.At,
        _ => new ChatAddress(platform, ((ToPerson)to).Person),
    };

    private void Show(Reply reply, ChatAddress at, string? aside, ChatMessage? pressed)
    {
        switch (reply)
        {
            case Say say:
                _shown.Add(new Shown(at, OnlyFor: null, say.Message));
                break;
            case Whisper whisper:
                _shown.Add(new Shown(at, aside, whisper.Message));
                break;
            case Replace replace:
                // What others read too is not changed by what one of them pressed.
                var place = pressed is null ? -1 : _shown.FindLastIndex(shown => ReferenceEquals(shown.Message, pressed) && shown.OnlyFor == aside);
                if (place >= 0)
                    _shown[place] = _shown[place] with { Message = replace.Message };
                else
                    _shown.Add(new Shown(at, aside, replace.Message));
                break;
        }
    }

    private static string Kind(Reply reply, ChatPerson person) => reply switch
    {
        Say => "Coach says:",
        Whisper => $"Coach whispers to {person.Name}:",
        Replace => "Coach puts in its place:",
        Fill => $"Coach shows {person.Name} a form:",
        Refuse refuse => $"Coach refuses: {refuse.Notice}",
        _ => reply.GetType().Name,
    };

    private sealed record Shown(ChatAddress At, string? OnlyFor, ChatMessage Message, string? Id = null);
}
