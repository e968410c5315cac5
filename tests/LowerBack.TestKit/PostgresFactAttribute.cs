using Xunit;

namespace LowerBack.TestKit;

/// <summary>A test that needs PostgreSQL: skipped with the remedy where it is missing, but never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Binaries is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = PostgresServer.Remedy;
    }
}
