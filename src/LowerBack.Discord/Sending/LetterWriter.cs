using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Sending;

/// <summary>Makes a letter of a message. One always holds it.</summary>
internal sealed class LetterWriter(IPictures pictures)
{
    /// <summary>Discord's limits for words: of a message, and of a frame inside one.</summary>
    public const int Content = 2000, Frame = 4096;

    /// <summary>So much of a picture's description stands in for it; more would bury the message.</summary>
    private const int LongestAlt = 200;

    /// <summary>Discord's limit for what a picture's description says to those who cannot see it.</summary>
    private const int LongestDescription = 1024;

    /// <summary>A new message.</summary>
    /// <param name="withPicture">False where Discord did not take the picture.</param>
    /// <param name="calling">Who is called, before the words.</param>
    public Letter Write(ChatMessage message, bool withPicture = true, Snowflake? calling = null) =>
        Write(message, [], isEdit: false, withPicture, calling);

    /// <summary>A message in the place of another. What hangs there already and is to stay is not sent again.</summary>
    public Letter Rewrite(ChatMessage message, ImmutableArray<Attachment> shown, bool withPicture = true) =>
        Write(message, shown, isEdit: true, withPicture, calling: null);

    private Letter Write(ChatMessage message, ImmutableArray<Attachment> shown, bool isEdit, bool withPicture, Snowflake? calling)
    {
        var png = withPicture && message.Picture is { } picture ? pictures.Png(picture) : null;
        var body = png is null && message.Picture is { } unseen ? InWords(unseen) + message.Body : message.Body;
        var attachments = ImmutableArray.CreateBuilder<AttachmentEntry>();
        var files = ImmutableArray.CreateBuilder<Upload>();
        if (png is { } pixels)
        {
            var name = NameOf(message.Picture!);
            if (shown.FirstOrDefault(one => one.Filename == name) is { } there)
                attachments.Add(new(there.Id.ToString()));
            else
                Attach(new(name, "image/png", pixels), Cut.To(message.Picture!.Alt, LongestDescription));
        }

        if (message.File is { } file)
            Attach(new(Safe(file.Name), file.MediaType, file.Content), description: null);
        var letter = Fitted(body, calling is { } called ? $"<@{called}>" : null) with
        {
            AllowedMentions = calling is { } person ? AllowedMentions.Only(person) : AllowedMentions.Nobody,
            Components = message.Buttons.IsEmpty && !isEdit ? null : [.. message.Buttons.Select(row => new ActionRow([.. row.Buttons.Select(ButtonOf)]))],
            Attachments = attachments.Count == 0 && !isEdit ? null : attachments.ToImmutable(),
        };
        // In an edit, what is not named stays: so everything is named.
        if (isEdit)
            letter = letter with { Content = letter.Content ?? "", Embeds = letter.Embeds ?? [] };
        return new Letter(letter, files.ToImmutable(), png is not null);

        void Attach(Upload upload, string? description)
        {
            attachments.Add(new(files.Count.ToString(CultureInfo.InvariantCulture), upload.Name, description));
            files.Add(upload);
        }
    }

    /// <summary>
    /// Words stand in the message itself, where notifications show them. What escaping makes too long for that stands in a
    /// frame, which holds twice as much; a mention there would call nobody.
    /// </summary>
    private static MessageBody Fitted(Prose body, string? mention)
    {
        var words = Markdown.Of(body);
        var whole = mention is null ? words : $"{mention}\n{words}";
        if (whole.Length <= Content)
            return new MessageBody(whole.Length == 0 ? null : whole);
        if (words.Length > Frame)
            words = Cut.To(Markdown.Plain(body), Frame);
        return new MessageBody(mention) { Embeds = [new Embed(words)] };
    }

    private static Prose InWords(ChatPicture picture)
    {
        var alt = picture.Alt.Length <= LongestAlt ? picture.Alt : Cut.To(picture.Alt, LongestAlt - 1) + "…";
        return new([new Paragraph([new Span(alt, SpanStyle.Emphasis)])]);
    }

    private static ButtonShape ButtonOf(Button button) => button switch
    {
        ActionButton action => new(action.Look == ButtonLook.Primary ? ButtonStyle.Primary : ButtonStyle.Secondary, action.Label, CustomId: action.Token.Text),
        FormButton form => new(ButtonStyle.Secondary, form.Label, CustomId: EventReader.OpensForm + form.Token.Text),
        WayButton way => new(ButtonStyle.Link, way.Label, Url: $"https://discord.com/channels/@me/{way.Channel}"),
        PrivateChatButton open => new(ButtonStyle.Primary, open.Label, CustomId: EventReader.OpenPrivateChat),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same for the same drawing, and for no other.</summary>
    private static string NameOf(ChatPicture picture) =>
        $"drawing-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(picture.Name)))[..16]}.png";

    /// <summary>Discord takes letters, digits, dots, hyphens and underscores.</summary>
    private static string Safe(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
}

/// <summary>Leads to a private chat that is open already.</summary>
internal sealed record WayButton(string Label, Snowflake Channel) : Button(Label);
