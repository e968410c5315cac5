using System.Text;
using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Words;

/// <summary>Reads text with parse_mode MarkdownV2: bold, italic, underline, strikethrough, spoiler, code, pre and links.</summary>
internal sealed class MarkdownV2
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<Open> _open = [];
    private int _at;

    private MarkdownV2(string source) => _source = source;

    /// <exception cref="Refusal">A reserved character stands alone, or something is not closed.</exception>
    public static Wording Read(string source)
    {
        var reader = new MarkdownV2(source);
        while (reader._at < source.Length)
            reader.Step();
        if (reader._open.TryPeek(out var open))
            throw Markup.Wrong($"Can't find end of {open.Name} entity at byte offset {reader.Bytes(open.Begin)}");
        return new Wording(reader._text.ToString(), Markup.InOrder(reader._entities));
    }

    private void Step()
    {
        var rest = _source.AsSpan(_at);
        if (rest[0] == '\\' && rest.Length > 1 && rest[1] is > '\0' and < (char)127)
        {
            _text.Append(rest[1]);
            _at += 2;
        }
        else if (_open.TryPeek(out var open) && rest.StartsWith(open.Ends, StringComparison.Ordinal))
        {
            Close(_open.Pop());
        }
        else if (!InCode && Begins(rest) is { } begun)
        {
            _open.Push(begun);
        }
        else if (!InCode && Reserved.Contains(rest[0], StringComparison.Ordinal))
        {
            throw Markup.Wrong($"Character '{rest[0]}' is reserved and must be escaped with the preceding '\\'");
        }
        else
        {
            _text.Append(_source[_at++]);
        }
    }

    private bool InCode => _open.TryPeek(out var open) && open.Kind is "code" or "pre";

    private Open? Begins(ReadOnlySpan<char> rest)
    {
        var begin = _at;
        (string Sign, string Kind, string Name, string Ends)? found =
            rest.StartsWith("```", StringComparison.Ordinal) ? ("```", "pre", "Pre", "```")
            : rest.StartsWith("__", StringComparison.Ordinal) ? ("__", "underline", "Underline", "__")
            : rest.StartsWith("||", StringComparison.Ordinal) ? ("||", "spoiler", "Spoiler", "||")
            : rest[0] switch
            {
                '*' => ("*", "bold", "Bold", "*"),
                '_' => ("_", "italic", "Italic", "_"),
                '~' => ("~", "strikethrough", "Strikethrough", "~"),
                '`' => ("`", "code", "Code", "`"),
                '[' => ("[", "text_link", "TextUrl", "]"),
                _ => null,
            };
        if (found is not { } sign)
            return null;
        _at += sign.Sign.Length;
        return new Open(sign.Kind, sign.Name, sign.Ends, _text.Length, begin);
    }

    private void Close(Open open)
    {
        _at += open.Ends.Length;
        var url = open.Kind == "text_link" ? Url(open) : null;
        var length = _text.Length - open.Offset;
        if (length > 0 && (url is null || Markup.IsAddress(url)))
            _entities.Add(new Entity(open.Kind, open.Offset, length, url));
    }

    private string Url(Open open)
    {
        if (_at >= _source.Length || _source[_at] != '(')
            return _text.ToString(open.Offset, _text.Length - open.Offset);
        var url = new StringBuilder();
        for (_at++; _at < _source.Length && _source[_at] != ')'; _at++)
        {
            if (_source[_at] == '\\' && _at + 1 < _source.Length)
                _at++;
            url.Append(_source[_at]);
        }

        if (_at >= _source.Length)
            throw Markup.Wrong($"Can't find end of a URL at byte offset {Bytes(open.Begin)}");
        _at++;
        return url.ToString();
    }

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, index));

    private sealed record Open(string Kind, string Name, string Ends, int Offset, int Begin);
}
