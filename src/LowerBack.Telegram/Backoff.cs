namespace LowerBack.Telegram;

/// <summary>How long to wait before asking again something that went wrong.</summary>
internal static class Backoff
{
    private const int Most = 30;

    /// <summary>Anywhere from 1 s to 2, 4, 8, 16 and then always 30 s, so that many do not come back at the same moment.</summary>
    /// <param name="failures">How many in a row, from 1.</param>
    public static TimeSpan After(int failures) => Between(1, Math.Min(Most, 1 << Math.Min(failures, 5)));

    /// <summary>Anywhere between two numbers of seconds.</summary>
    public static TimeSpan Between(double least, double most) =>
        TimeSpan.FromSeconds(least + (Random.Shared.NextDouble() * (most - least)));
}
