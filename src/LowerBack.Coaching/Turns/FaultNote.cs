using System.Data.Common;
using System.Text;

namespace LowerBack.Coaching.Turns;

/// <summary>
/// What of a fault may be logged: the kinds of exception, from the outermost to the cause, a database's own error code, and
/// where each came from. Never a message: a parser's message quotes what it could not read, which is what somebody said.
/// </summary>
public static class FaultNote
{
    /// <summary>Writes it, a line per frame.</summary>
    public static string Of(Exception fault)
    {
        var note = new StringBuilder();
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            note.Append(note.Length == 0 ? "" : " because of ").Append(cause.GetType().FullName);
            if (cause is DbException database)
                note.Append(" (code ").Append(database.SqlState ?? $"{database.ErrorCode}").Append(')');
            if (cause.StackTrace is { } frames)
                note.Append('\n').Append(frames).Append('\n');
        }

        return note.ToString().TrimEnd();
    }
}
