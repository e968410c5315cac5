using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LowerBack.FakeDiscord;
using LowerBack.FakeTelegram;
using LowerBack.Worker;

namespace LowerBack.Benchmarks.Load;

/// <summary>The Worker as it ships, in a process of its own that can be measured and killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts it on an SQLite file, as a bot of the fake Telegram.</summary>
    /// <param name="settings">Further settings as name and value.</param>
    public static WorkerProcess Start(string folder, FakeTelegramServer telegram, params ReadOnlySpan<(string Name, string Value)> settings) => Start(folder, [
        ("Telegram__Token", telegram.Bot.Token),
        ("Telegram__BaseUrl", telegram.Address.ToString().TrimEnd('/')),
        ("Telegram__MessagesPerSecond", "100000"),
        .. settings]);

    /// <summary>Starts it on an SQLite file, as a bot of the fake Discord.</summary>
    public static WorkerProcess Start(string folder, FakeDiscordServer discord) => Start(folder, [
        ("Discord__Token", discord.App.Token),
        ("Discord__BaseUrl", discord.Api.ToString())]);

    /// <summary>Starts it with these settings as name and value, on an SQLite file unless they say otherwise.</summary>
    public static WorkerProcess Start(string folder, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Composition).Assembly.Location])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Storage__ConnectionString"] = $"Data Source={Database(folder)}";
        start.Environment["Playground__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var worker = new WorkerProcess(process);
        // What it complains about is worth reading, and a pipe nobody reads would stop it.
        process.OutputDataReceived += (_, line) => worker.Tell(line.Data, isError: line.Data?.Contains("Z warn: ", StringComparison.Ordinal) == false);
        process.ErrorDataReceived += (_, line) => worker.Tell(line.Data, isError: true);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>The file it works on.</summary>
    public static string Database(string folder) => Path.Combine(folder, "load.db");

    /// <summary>Whether it ended by itself.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it logged above a warning, and whatever else it wrote.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Processor time so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory it ever had, in MiB.</summary>
    public double PeakMemory => Memory("VmHWM");

    /// <summary>The memory it has now, in MiB.</summary>
    public double MemoryNow => Memory("VmRSS");

    /// <summary>The memory it has of its own now, in MiB: without the program's code, which is mapped from files.</summary>
    public double OwnMemory => Memory("RssAnon");

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop, as systemd does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    /// <summary>A figure of the kernel's, which counts in KiB.</summary>
    private double Memory(string what) => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(what, StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    private void Tell(string? line, bool isError)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        Console.Error.WriteLine($"  worker: {line}");
        if (isError)
            _errors.Enqueue(line);
    }
}
