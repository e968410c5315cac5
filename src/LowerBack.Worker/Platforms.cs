namespace LowerBack.Worker;

/// <summary>The real chat platforms. Each is on when its token is set.</summary>
internal static class Platforms
{
    /// <summary>The settings whose presence turns a platform on; none until the first adapter is built.</summary>
    private static readonly string[] TokenKeys = [];

    /// <summary>Whether people can reach the coach from outside, so that the Playground is not wanted unless asked for.</summary>
    public static bool AnyConfigured(IConfiguration settings) => TokenKeys.Any(key => !string.IsNullOrWhiteSpace(settings[key]));
}
