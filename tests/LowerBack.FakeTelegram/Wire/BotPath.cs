namespace LowerBack.FakeTelegram.Wire;

/// <summary>Reads /bot{token}/{method} and /file/bot{token}/{path}.</summary>
internal readonly ref struct BotPath
{
    private const string Bot = "/bot";
    private const string File = "/file/bot";

    private BotPath(ReadOnlySpan<char> token, ReadOnlySpan<char> rest, bool isFile)
    {
        Token = token;
        Rest = rest;
        IsFile = isFile;
    }

    public ReadOnlySpan<char> Token { get; }

    /// <summary>The method's name or the file's path.</summary>
    public ReadOnlySpan<char> Rest { get; }

    public bool IsFile { get; }

    /// <summary>Whether a token can be one at all.</summary>
    public bool IsWellFormed => Token.Length is > 0 and <= 80 && Token[0] != '0' && Token.IndexOf(':') is > 0 and var colon
        && long.TryParse(Token[..colon], System.Globalization.NumberStyles.None, provider: null, out _);

    public static bool TryRead(ReadOnlySpan<char> path, out BotPath read)
    {
        var isFile = path.StartsWith(File, StringComparison.Ordinal);
        read = default;
        if (!isFile && !path.StartsWith(Bot, StringComparison.Ordinal))
            return false;
        var rest = path[(isFile ? File : Bot).Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0)
            return false;
        read = new BotPath(rest[..slash], rest[(slash + 1)..], isFile);
        return true;
    }
}
