using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LowerBack.TestKit;

/// <summary>
/// A PostgreSQL of the test run's own, from the machine's packages: made in a temporary folder at first use, stopped and
/// removed when the test process ends, however it ends.
/// </summary>
public static class PostgresServer
{
    /// <summary>What to do where there is no PostgreSQL.</summary>
    public const string Remedy = "PostgreSQL is not installed here. On Debian or Ubuntu: apt-get install postgresql (tests/run does it when root).";

    /// <summary>
    /// The shell holds the server: it waits on a pipe from the test process, and when that is gone, closed or killed, it
    /// stops the server and clears up. It listens on a socket in its own folder, since a free port may be taken by the time it starts.
    /// </summary>
    private const string Script = """
        dir=$(mktemp -d) || exit 1
        trap '"$0/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
        trap '' INT
        cd "$dir"
        "$0/initdb" -D "$dir/data" -U lowerback -A trust -E UTF8 --no-locale --no-sync >"$dir/log" 2>&1 &&
        "$0/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-c listen_addresses= -c unix_socket_directories=$dir $1" start >>"$dir/log" 2>&1 ||
        { tr '\n' ' ' <"$dir/log"; exit 1; }
        echo "$dir"
        cat >/dev/null
        """;

    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static int _databases;

    /// <summary>The newest installed version's programs, or null where there are none.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    /// <summary>Whether commits wait for the disk, which a test need not and what is measured must. Chosen before the first database.</summary>
    public static bool Flushes { get; set; }

    /// <summary>An empty database of a test's own.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync()
    {
        var folder = await Started.Value;
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString(folder, "postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(folder, name);
    }

    private static string ConnectionString(string folder, string database) =>
        $"Host={folder};Database={database};Username=lowerback;Maximum Pool Size=20;Timeout=60;Command Timeout=60";

    private static async Task<string> StartAsync()
    {
        var bin = Binaries ?? throw new InvalidOperationException(Remedy);
        var asRoot = Environment.UserName == "root";
        var start = new ProcessStartInfo(asRoot ? "runuser" : "sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        var settings = Flushes ? "" : "-c fsync=off";
        string[] arguments = asRoot
            ? ["-u", "postgres", "--", "sh", "-c", Script, bin, settings]
            : ["-c", Script, bin, settings];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.WorkingDirectory = "/";
        var shell = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            shell.StandardInput.Close();
            shell.WaitForExit(TimeSpan.FromSeconds(10));
        };
        var said = await shell.StandardOutput.ReadLineAsync();
        return Directory.Exists(said) ? said : throw new InvalidOperationException($"PostgreSQL did not start: {said}");
    }
}
