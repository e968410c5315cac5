using Xunit;

namespace LowerBack.TestKit.Browser;

/// <summary>
/// A test that needs Chromium. Without it the test is skipped and says how to get it, except where CI=true: there a
/// missing browser is a failure, or nobody would notice.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Where Debian and its children put the browser; CHROMIUM names another place.</summary>
    public static readonly string Chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"There is no browser at {Chromium}. Install it (apt-get install chromium), or set CHROMIUM to where it is.";
    }
}
