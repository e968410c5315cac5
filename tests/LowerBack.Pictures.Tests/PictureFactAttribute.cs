using Microsoft.Extensions.Logging.Abstractions;

namespace LowerBack.Pictures.Tests;

/// <summary>
/// A test that needs librsvg. Without it the test is skipped and says how to get it, except where CI=true: there a missing
/// library is a failure, or nobody would notice.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    private static readonly string? Remedy = new RsvgPictures(NullLogger<RsvgPictures>.Instance).Remedy;

    public PictureFactAttribute()
    {
        if (Remedy is not null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = Remedy;
    }
}
