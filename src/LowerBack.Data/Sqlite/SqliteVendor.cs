using LowerBack.Coaching.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Data.Sqlite;

/// <summary>What is particular about making an SQLite file ready, and what its errors mean to an operator.</summary>
/// <param name="file">The file's full path.</param>
/// <param name="folderToMake">
/// A folder that is ours to make. A folder somebody configured is not: where it is missing, a disk may not be mounted, and
/// an empty database in its place would look like lost data.
/// </param>
internal sealed class SqliteVendor(string file, string? folderToMake) : IStoreVendor
{
    private const int Perm = 3;
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Up to here the whole file is checked, which takes about a second; above, only what start-up reads.</summary>
    private const long LargestWholeCheck = 256L * 1024 * 1024;

    public string Place => file;

    public async Task InspectAsync(CoachContext db, CancellationToken stop)
    {
        if (Directory.Exists(file))
            throw new StoreException($"{file} is a folder; Storage:ConnectionString must name a file in it, such as Data Source={file}/lowerback.db.");
        if (folderToMake is not null)
            MakeFolder(folderToMake);
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
            return;
        if (new FileInfo(file).Length <= LargestWholeCheck)
        {
            var found = await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check LIMIT 1").ToListAsync(stop);
            if (found is not ["ok"])
                throw new SqliteException(string.Join(' ', found), Corrupt);
        }

        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync(stop);
        if (tables.Count > 0 && !tables.Contains("__EFMigrationsHistory"))
        {
            throw new StoreException(
                $"The file {file} is a database of another program. Nothing was changed in it. Set Storage:ConnectionString to a file of its own.");
        }
    }

    /// <summary>
    /// The mapper marks a running migration with a row and waits for that row for ever, so the mark of a process that was
    /// killed would keep the coach from ever starting again.
    /// </summary>
    public async Task BeforeMigrationAsync(CoachContext db, CancellationToken stop)
    {
        var marks = await db.Database.SqlQueryRaw<int>(
            "SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (marks == 0)
            return;
        await db.Database.ExecuteSqlRawAsync(
            """DELETE FROM "__EFMigrationsLock" WHERE unixepoch("Timestamp") < unixepoch() - 60""", stop);
        if (await db.Database.SqlQueryRaw<int>("""SELECT count(*) AS Value FROM "__EFMigrationsLock" """).SingleAsync(stop) > 0)
        {
            throw new StoreException(
                $"Another LowerBack is updating {file}, or was killed while it did. Wait a minute and start again.");
        }
    }

    /// <summary>
    /// Write-ahead logging, a property of the file: readers never wait for the writer, and a commit costs one flush. Then
    /// the pen is taken and put back, since a file may be readable and yet not be ours to write.
    /// </summary>
    public async Task FinishAsync(CoachContext db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", stop);
        await using var write = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 0;", stop);
        await write.RollbackAsync(stop);
    }

    public StoreException? Explain(Exception fault) => fault is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        NotADatabase or Corrupt => new StoreException(
            $"The file {file} is not a sound SQLite database. Nothing was changed in it. "
            + "Restore it from a backup, or move it away to start with an empty one (Storage:ConnectionString names the file)."),
        Busy => new StoreException(
            $"The database file {file} is held by another program. Close it (another LowerBack, or a tool with the file open) and start again."),
        Full => new StoreException($"The disk that holds {file} is full. Make room on it and start again; nothing was lost."),
        Perm or ReadOnly or InputOutput or CannotOpen => new StoreException(
            $"The database file {file} cannot be opened for reading and writing (SQLite error {sqlite.SqliteErrorCode}). "
            + "Check that its folder exists and that this user may write to both, or set Storage:ConnectionString to another place."),
        _ => null,
    };

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The folder {Path.GetFullPath(folder)} for the database cannot be made. "
                + "Start in a folder this user may write to, or set Storage:ConnectionString to a file elsewhere.", fault);
        }
    }
}
