using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    /// stops the server and clears up.
    /// </summary>
    private const string Script = """
        dir=$(mktemp -d) || exit 1
        trap '"$0/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
        trap '' INT
        cd "$dir"
        "$0/initdb" -D "$dir/data" -U lowerback -A trust -E UTF8 --no-locale --no-sync >"$dir/log" 2>&1 &&
        "$0/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" start >>"$dir/log" 2>&1 ||
        { tr '\n' ' ' <"$dir/log"; exit 1; }
        echo ready
        cat >/dev/null
        """;

    private static readonly Lazy<Task<int>> Started = new(StartAsync);
    private static int _databases;

    /// <summary>The newest installed version's programs, or null where there are none.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    /// <summary>An empty database of a test's own.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync()
    {
        var port = await Started.Value;
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString(port, "postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(port, name);
    }

    private static string ConnectionString(int port, string database) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username=lowerback;Maximum Pool Size=20";

    private static async Task<int> StartAsync()
    {
        var bin = Binaries ?? throw new InvalidOperationException(Remedy);
        var port = FreePort();
        var asRoot = Environment.UserName == "root";
        var start = new ProcessStartInfo(asRoot ? "runuser" : "sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = asRoot
            ? ["-u", "postgres", "--", "sh", "-c", Script, bin, $"{port}"]
            : ["-c", Script, bin, $"{port}"];
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
        return said == "ready" ? port : throw new InvalidOperationException($"PostgreSQL did not start: {said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
