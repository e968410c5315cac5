using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LowerBack.Data;

/// <summary>
/// A redelivered event fails on its id and two turns of one member meet: both are ordinary and end well, so the mapper
/// must not report them as errors with a stack trace. Whoever calls it logs what was truly a fault.
/// </summary>
internal static class QuietFaults
{
    public static DbContextOptionsBuilder UseQuietFaults(this DbContextOptionsBuilder options) => options
        .ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));
}
