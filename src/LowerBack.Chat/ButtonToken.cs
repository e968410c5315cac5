using System.Text;

namespace LowerBack.Chat;

/// <summary>
/// What a button carries: version, owner, slice, action and arguments, colon-separated, at most 64 UTF-8 bytes
/// (Telegram's limit for callback data; Discord allows 100). All state is inside, so a button outlives every restart.
/// <code>1:kJ3x0aQf:routine:effort:2026-03-01:1:7</code>
/// The owner is a tag of the member the button was made for; whoever handles a press compares it.
/// </summary>
public sealed record ButtonToken
{
    /// <summary>The most that Telegram carries.</summary>
    public const int MaxBytes = 64;

    /// <summary>In the place of an owner: anybody may press it. No member has this tag.</summary>
    private const string Everybody = "*";

    private const string CurrentVersion = "1";
    private readonly string[] _parts;

    private ButtonToken(string text, string[] parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>The token as it travels.</summary>
    public string Text { get; }

    /// <summary>The tag of the member the button was made for; nobody's where it is for all.</summary>
    public string Owner => _parts[1];

    /// <summary>Whether anybody may press it. Whoever changes their client can make such a token, as they can make one of their own.</summary>
    public bool IsForAll => Owner == Everybody;

    /// <summary>The capability that handles the press.</summary>
    public string Slice => _parts[2];

    /// <summary>What it does there.</summary>
    public string Action => _parts[3];

    /// <summary>How many arguments follow.</summary>
    public int Count => _parts.Length - 4;

    /// <summary>The argument at a place, or an empty string where there is none: what comes in is untrusted.</summary>
    public string this[int index] => index >= 0 && index < Count ? _parts[index + 4] : "";

    /// <summary>Makes a token for one member.</summary>
    /// <exception cref="ArgumentException">A part is empty or holds a colon, the owner is nobody's tag, or the whole is over 64 bytes.</exception>
    public static ButtonToken Build(string owner, string slice, string action, params ReadOnlySpan<string> arguments) => owner == Everybody
        ? throw new ArgumentException("A token for all is made by ForAll.", nameof(owner))
        : Make(owner, slice, action, arguments);

    /// <summary>Makes a token that anybody may press, for a message that a group reads. Its slice has to say that it takes those.</summary>
    /// <exception cref="ArgumentException">A part is empty or holds a colon, or the whole is over 64 bytes.</exception>
    public static ButtonToken ForAll(string slice, string action, params ReadOnlySpan<string> arguments) =>
        Make(Everybody, slice, action, arguments);

    /// <summary>Reads what a platform sent back; false for anything this version did not make.</summary>
    public static bool TryParse(string text, out ButtonToken token)
    {
        token = null!;
        if (text.Length > MaxBytes || Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return false;
        var parts = text.Split(':');
        if (parts.Length < 4 || parts[0] != CurrentVersion || Array.Exists(parts, part => part.Length == 0))
            return false;
        token = new ButtonToken(text, parts);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ButtonToken? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static ButtonToken Make(string owner, string slice, string action, ReadOnlySpan<string> arguments)
    {
        string[] parts = [CurrentVersion, owner, slice, action, .. arguments];
        foreach (var part in parts)
        {
            if (part.Length == 0 || part.Contains(':', StringComparison.Ordinal))
                throw new ArgumentException($"«{part}» cannot be part of a button token.", nameof(arguments));
        }

        var text = string.Join(':', parts);
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            throw new ArgumentException($"The token {text} is over {MaxBytes} bytes.", nameof(arguments));
        return new ButtonToken(text, parts);
    }
}
