using System.Globalization;
using System.Text;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Words;

/// <summary>
/// Reads text with parse_mode HTML as strictly as Telegram does: known tags, closed in order, four named entities and the
/// numeric ones. Offsets in errors are bytes of UTF-8.
/// </summary>
internal sealed class HtmlMarkup
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic", ["u"] = "underline", ["ins"] = "underline",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough", ["code"] = "code", ["pre"] = "pre",
        ["a"] = "text_link", ["tg-spoiler"] = "spoiler", ["span"] = "spoiler", ["blockquote"] = "blockquote",
        ["tg-emoji"] = "custom_emoji", ["tg-time"] = "date_time",
    };

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<Open> _open = [];
    private int _at;

    private HtmlMarkup(string source) => _source = source;

    private char Here => _at < _source.Length ? _source[_at] : '\0';

    /// <exception cref="Refusal">The markup is not as Telegram wants it.</exception>
    public static Wording Read(string source)
    {
        if (source.AsSpan().IndexOfAny('<', '&') < 0)
            return new Wording(source, []);
        var reader = new HtmlMarkup(source);
        while (reader._at < source.Length)
            reader.Step();
        if (reader._open.TryPeek(out var open))
            throw Markup.Wrong($"Can't find end tag corresponding to start tag \"{open.Tag}\"");
        return new Wording(reader._text.ToString(), Markup.InOrder(reader._entities));
    }

    private void Step()
    {
        if (Here == '&' && Decoded(_text))
            return;
        if (Here != '<')
        {
            _text.Append(_source[_at++]);
            return;
        }

        var begin = _at++;
        if (Here == '/')
            End(begin);
        else
            Begin(begin);
    }

    private void Begin(int begin)
    {
        SkipWhile(here => !char.IsWhiteSpace(here) && here != '>');
        if (_at >= _source.Length)
            throw Unclosed(begin);
        var tag = _source[(begin + 1).._at].ToLowerInvariant();
        if (!Kinds.TryGetValue(tag, out var kind))
            throw Markup.Wrong($"Unsupported start tag \"{tag}\" at byte offset {Bytes(begin)}");
        var attributes = Attributes(tag, begin);
        _at++;
        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Markup.Wrong($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
        if (tag == "tg-emoji" && !attributes.ContainsKey("emoji-id"))
            throw Markup.Wrong($"Tag \"tg-emoji\" must have attribute \"emoji-id\" at byte offset {Bytes(begin)}");
        var language = tag == "code" && attributes.TryGetValue("class", out var name) && name.StartsWith("language-", StringComparison.Ordinal)
            ? name["language-".Length..]
            : null;
        _open.Push(new Open(tag, kind, _text.Length, attributes.GetValueOrDefault("href"), language));
    }

    private Dictionary<string, string> Attributes(string tag, int begin)
    {
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            SkipWhile(char.IsWhiteSpace);
            if (_at >= _source.Length)
                throw Unclosed(begin);
            if (Here == '>')
                return attributes;
            var start = _at;
            SkipWhile(here => !char.IsWhiteSpace(here) && here is not ('=' or '>'));
            var name = _source[start.._at].ToLowerInvariant();
            if (name.Length == 0)
                throw Markup.Wrong($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
            SkipWhile(char.IsWhiteSpace);
            if (Here != '=')
            {
                if (tag == "blockquote" && name == "expandable")
                {
                    attributes[name] = "";
                    continue;
                }

                throw Markup.Wrong($"Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {Bytes(begin)}");
            }

            _at++;
            SkipWhile(char.IsWhiteSpace);
            attributes[name] = Value(begin);
        }
    }

    private string Value(int begin)
    {
        if (Here is not ('"' or '\''))
        {
            var start = _at;
            SkipWhile(here => char.IsAsciiLetterOrDigit(here) || here is '.' or '-');
            return char.IsWhiteSpace(Here) || Here == '>'
                ? _source[start.._at].ToLowerInvariant()
                : throw Markup.Wrong($"Unexpected end of name token at byte offset {Bytes(start)}");
        }

        var quote = _source[_at++];
        var value = new StringBuilder();
        while (_at < _source.Length && Here != quote)
        {
            if (Here != '&' || !Decoded(value))
                value.Append(_source[_at++]);
        }

        if (_at >= _source.Length)
            throw Unclosed(begin);
        _at++;
        return value.ToString();
    }

    private void End(int begin)
    {
        if (!_open.TryPop(out var open))
            throw Markup.Wrong($"Unexpected end tag at byte offset {Bytes(begin)}");
        SkipWhile(here => !char.IsWhiteSpace(here) && here != '>');
        var tag = _source[(begin + 2).._at].ToLowerInvariant();
        SkipWhile(char.IsWhiteSpace);
        if (Here != '>')
            throw Markup.Wrong($"Unclosed end tag at byte offset {Bytes(begin)}");
        if (tag.Length > 0 && tag != open.Tag)
            throw Markup.Wrong($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{open.Tag}>\", found \"</{tag}>\"");
        _at++;
        Close(open);
    }

    private void Close(Open open)
    {
        var length = _text.Length - open.Offset;
        if (length == 0)
            return;
        var url = open.Kind != "text_link" ? null
            : string.IsNullOrEmpty(open.Url) ? _text.ToString(open.Offset, length)
            : open.Url;
        // A link to nowhere is no error: it only is no link.
        if (url is not null && !Markup.IsAddress(url))
            return;
        // <pre><code class="language-x"> is one entity.
        if (open.Kind == "pre" && _entities.LastOrDefault() is { Kind: "code" } inner && inner.Offset == open.Offset && inner.Length == length)
        {
            _entities[^1] = inner with { Kind = "pre" };
            return;
        }

        _entities.Add(new Entity(open.Kind, open.Offset, length, url, open.Language));
    }

    private bool Decoded(StringBuilder into)
    {
        var rest = _source.AsSpan(_at);
        foreach (var (name, sign) in (ReadOnlySpan<(string, char)>)[("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')])
        {
            if (rest.StartsWith(name, StringComparison.Ordinal))
            {
                into.Append(sign);
                _at += name.Length;
                return true;
            }
        }

        if (!rest.StartsWith("&#", StringComparison.Ordinal))
            return false;
        var hex = rest.Length > 2 && rest[2] is 'x' or 'X';
        var digits = rest[(hex ? 3 : 2)..];
        var length = 0;
        while (length < digits.Length && (hex ? char.IsAsciiHexDigit(digits[length]) : char.IsAsciiDigit(digits[length])))
            length++;
        if (!int.TryParse(digits[..length], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code == 0 || !Rune.IsValid(code))
            return false;
        into.Append(new Rune(code).ToString());
        _at += (hex ? 3 : 2) + length;
        if (Here == ';')
            _at++;
        return true;
    }

    private void SkipWhile(Func<char, bool> passes)
    {
        while (_at < _source.Length && passes(_source[_at]))
            _at++;
    }

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, index));

    private Refusal Unclosed(int begin) => Markup.Wrong($"Unclosed start tag at byte offset {Bytes(begin)}");

    private sealed record Open(string Tag, string Kind, int Offset, string? Url, string? Language);
}
