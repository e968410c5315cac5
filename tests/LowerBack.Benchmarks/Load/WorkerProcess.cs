using System.Diagnostics;
using System.Globalization;
using LowerBack.Worker;

namespace LowerBack.Benchmarks.Load;

/// <summary>The Worker as it ships, in a process of its own that can be measured and killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts it on an SQLite file, against a Bot API somewhere else.</summary>
    public static WorkerProcess Start(string folder, Uri telegram, string token)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Composition).Assembly.Location])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Storage__ConnectionString"] = $"Data Source={Database(folder)}";
        start.Environment["Playground__Enabled"] = "false";
        start.Environment["Telegram__Token"] = token;
        start.Environment["Telegram__BaseUrl"] = telegram.ToString().TrimEnd('/');
        start.Environment["Telegram__MessagesPerSecond"] = "100000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = new Process { StartInfo = start };
        // What it complains about is worth reading, and a pipe nobody reads would stop it.
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.ErrorDataReceived += (_, line) => Tell(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new WorkerProcess(process);
    }

    /// <summary>The file it works on.</summary>
    public static string Database(string folder) => Path.Combine(folder, "load.db");

    /// <summary>Whether it ended by itself.</summary>
    public bool HasEnded => _process.HasExited;

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

    /// <summary>The memory it has of its own now, in MiB: without the program's code, which is mapped from files.</summary>
    public double OwnMemory => Memory("RssAnon");

    /// <summary>A figure of the kernel's, which counts in KiB.</summary>
    private double Memory(string what) => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(what, StringComparison.Ordinal))
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static void Tell(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            Console.Error.WriteLine($"  worker: {line}");
    }
}
