using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>A message as a request words it: new, or what is to change on one that is there.</summary>
internal sealed class Draft
{
    private readonly FakeApp _app;
    private readonly string _where;
    private readonly JsonElement _data;
    private readonly Body _body;

    /// <exception cref="Refusal">Something is over a limit, or makes no sense.</exception>
    public Draft(FakeApp app, string where, JsonElement data, Body body, Message? edited = null, string place = "")
    {
        (_app, _where, _data, _body) = (app, where, data, body);
        if (data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
            throw Form.Bad("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        if (data.ValueKind != JsonValueKind.Object)
            _data = JsonElement.Parse("{}");
        Flags = Components.Number(_data, "flags", 0);
        MessageForm.Check(_data, place, body, Flags | (edited?.Flags ?? 0));
    }

    /// <summary>The bits it asks for.</summary>
    public int Flags { get; }

    public bool IsEphemeral => (Flags & Message.Ephemeral) != 0;

    public string? Nonce => _data.TryGetProperty("nonce", out var nonce) && nonce.ValueKind is JsonValueKind.String or JsonValueKind.Number ? nonce.ToString() : null;

    public bool EnforcesNonce => Components.Flag(_data, "enforce_nonce");

    /// <summary>Complains where it is left to chance who is pinged.</summary>
    public void CheckMentions()
    {
        if (!_data.TryGetProperty("allowed_mentions", out var allowed) || allowed.ValueKind != JsonValueKind.Object)
            _app.Violations.Add("allowed_mentions", _where, "A message says nothing about whom it may ping.");
    }

    /// <summary>A new message.</summary>
    /// <param name="everything">Whether every mention pings where nothing is said about it; users only otherwise.</param>
    public Message Compose(Message onto, bool everything)
    {
        var message = Onto(onto) with { Nonce = Nonce };
        if (message.Content.Length == 0 && message.Attachments.Count == 0 && !HasAny(message.Embeds) && !HasAny(message.Components))
            throw new Refusal(400, 50006, "Cannot send an empty message") { Rule = "form" };
        return message with { Pings = PingsOf(message.Content, everything) };
    }

    /// <summary>A message that is there, changed: what the request leaves out stays.</summary>
    public Message Change(Message message)
    {
        var changed = Onto(message);
        return message.IsLoading
            ? changed with { Flags = changed.Flags & ~Message.Loading, Pings = PingsOf(changed.Content, everything: false) }
            : changed;
    }

    private static bool HasAny(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private Pings PingsOf(string content, bool everything) =>
        Pings.Of(content, _data.TryGetProperty("allowed_mentions", out var allowed) ? allowed : default, everything, _app.FindUser);

    private Message Onto(Message message)
    {
        var kept = message.Flags & (Message.Ephemeral | Message.ComponentsV2 | Message.Loading);
        var changed = message with
        {
            Content = _data.TryGetProperty("content", out var content) ? content.GetString() ?? "" : message.Content,
            Embeds = _data.TryGetProperty("embeds", out var embeds) ? embeds : message.Embeds,
            Components = _data.TryGetProperty("components", out var components) ? components : message.Components,
            Flags = _data.TryGetProperty("flags", out _) ? kept | (Flags & ~Message.Ephemeral) : message.Flags,
        };
        changed = changed with { Attachments = Files(message) };
        CheckReferences(changed);
        return changed;
    }

    private List<Attachment> Files(Message message)
    {
        var (described, kept) = (new Dictionary<int, JsonElement>(), message.Attachments.ToList());
        if (_data.TryGetProperty("attachments", out var listed) && listed.ValueKind == JsonValueKind.Array)
        {
            var old = kept;
            kept = [];
            foreach (var one in listed.EnumerateArray())
            {
                var id = Id(one);
                if (old.Find(file => file.Id == id) is { } file)
                    kept.Add(file);
                else if (_body.Files.ContainsKey((int)Math.Min(id, int.MaxValue)))
                    described[(int)id] = one;
                else
                    throw Form.Bad("attachments", "ATTACHMENT_NOT_FOUND", $"There is no attachment {id}.");
            }
        }

        if (_body.Files.Count > 0 && message.Channel is { Guild: not null } channel && message.Of is null && !Channels.Has(channel, Permissions.AttachFiles))
            throw Refusal.MissingPermissions();
        foreach (var (number, upload) in _body.Files)
            kept.Add(Keep(message.Channel, upload, described.GetValueOrDefault(number)));
        return kept;
    }

    private Attachment Keep(Channel channel, Upload upload, JsonElement described)
    {
        var (id, name) = (_app.Ids.Next(), Components.Text(described, "filename") ?? upload.Name);
        return new Attachment(
            id, name, upload.ContentType, Components.Text(described, "description"), upload.Bytes.Length,
            _app.Records ? upload.Bytes : default, new Uri(_app.Address, $"/attachments/{channel.Id}/{id}/{name}"));
    }

    private static ulong Id(JsonElement attachment)
    {
        if (attachment.ValueKind == JsonValueKind.Object && attachment.TryGetProperty("id", out var id) && Snowflakes.TryRead(id.ToString(), out var number))
            return number;
        throw Form.Bad("attachments", "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// <summary>An embed that shows a file which is not there shows nothing; nobody is told.</summary>
    private void CheckReferences(Message message)
    {
        const string scheme = "attachment://";
        if (message.Embeds.ValueKind != JsonValueKind.Array)
            return;
        foreach (var embed in message.Embeds.EnumerateArray())
        {
            foreach (var part in (ReadOnlySpan<string>)["image", "thumbnail"])
            {
                if (embed.TryGetProperty(part, out var picture) && Components.Text(picture, "url") is { } url && url.StartsWith(scheme, StringComparison.Ordinal)
                    && !message.Attachments.Any(file => file.Name == url[scheme.Length..]))
                    _app.Violations.Add("attachments", _where, $"An embed shows {url}, and there is no such file.");
            }
        }
    }
}
