namespace LowerBack.Coaching.Content;

/// <summary>Opens a content file by name ("moves.json", "en/moves.json"), or answers null where there is none.</summary>
public delegate Stream? ContentFiles(string name);

/// <summary>The content that ships inside the assembly.</summary>
public static class ShippedContent
{
    /// <summary>Opens a shipped file.</summary>
    public static Stream? Open(string name) =>
        typeof(ShippedContent).Assembly.GetManifestResourceStream("content/" + name);
}

/// <summary>The content cannot be used. The message lists everything that is wrong, one plain sentence a line.</summary>
public sealed class ContentException : Exception
{
    /// <summary>Content refused for these reasons.</summary>
    public ContentException(IReadOnlyList<string> problems)
        : base("The content cannot be used:\n- " + string.Join("\n- ", problems)) => Problems = problems;

    /// <summary>Content refused for a reason that is not a list.</summary>
    public ContentException(string message) : base(message) => Problems = [message];

    /// <summary>Content refused because reading it failed.</summary>
    public ContentException(string message, Exception inner) : base(message, inner) => Problems = [message];

    /// <summary>Content refused.</summary>
    public ContentException() : this("The content cannot be used.") { }

    /// <summary>Every problem found, each with its file and id.</summary>
    public IReadOnlyList<string> Problems { get; }
}
