using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace LowerBack.Worker.Tests;

/// <summary>The program as it is shipped, in a process and a working directory of its own, on a free port.</summary>
internal sealed partial class RunningWorker : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningWorker(string folder, Dictionary<string, string> environment, string[] arguments)
    {
        Folder = folder;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LowerBack.Worker.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        Errors = _process.StandardError.ReadToEndAsync();
    }

    public string Folder { get; }

    public Task<string> Errors { get; }

    /// <summary>Where it says it can be opened.</summary>
    public Task<Uri> Opened => _opened.Task.WaitAsync(Patience);

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static RunningWorker Start(params string[] arguments) =>
        StartIn(Directory.CreateTempSubdirectory("lowerback-worker-").FullName, [], arguments);

    public static RunningWorker StartIn(string folder, Dictionary<string, string> environment, params string[] arguments) =>
        new(folder, environment, arguments);

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and what was written to stderr.</returns>
    public async Task<(int Code, string Errors)> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, (await Errors).Trim());
    }

    /// <summary>Asks it to stop, as systemd and a container engine do.</summary>
    public async Task<(int Code, string Errors)> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            _opened.TrySetException(new InvalidOperationException($"It ended before it opened: {Output}"));
            return;
        }

        lock (_output)
            _output.AppendLine(line);
        if (Address().Match(line) is { Success: true } address)
            _opened.TrySetResult(new Uri(address.Value));
    }

    [GeneratedRegex(@"http://[^\s;]+[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
