namespace LowerBack.Discord;

/// <summary>How long to wait before asking again something that went wrong.</summary>
internal static class Backoff
{
    private const int Most = 60;

    /// <summary>Anywhere from 0 to 1, 2, 4, 8, 16, 32 and then always 60 s, so that many do not come back at the same moment.</summary>
    /// <param name="failures">How many in a row, from 1.</param>
    /// <param name="draw">Draws from 0 up to 1.</param>
    public static TimeSpan After(int failures, Func<double> draw) =>
        TimeSpan.FromSeconds(draw() * Math.Min(Most, 1 << Math.Min(failures - 1, 6)));

    /// <summary>The same, and at least a second.</summary>
    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(1) + After(failures, Random.Shared.NextDouble);
}
