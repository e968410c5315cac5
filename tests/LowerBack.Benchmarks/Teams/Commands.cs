using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LowerBack.Benchmarks.Teams;

/// <summary>Counts what goes to the database.</summary>
internal sealed class Commands : DbCommandInterceptor
{
    private int _count;

    /// <summary>How many there were since the last time this was asked.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
