namespace LowerBack.Worker.Options;

/// <summary>The local web chat.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Playground";

    /// <summary>Whether it is served; null means exactly when no chat platform is configured.</summary>
    public bool? Enabled { get; set; }
}
