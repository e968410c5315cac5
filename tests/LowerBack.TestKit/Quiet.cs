using System.Net;
using System.Net.Sockets;
using System.Runtime;
using Xunit;

namespace LowerBack.TestKit;

/// <summary>
/// When this process has nothing to do: for some moments running nothing was worked off in the thread pool or waited for it, nothing
/// was compiled, and nothing was under way between two connections. On a slow machine that comes later, and time passes slower.
/// </summary>
public static class Quiet
{
    private const int Moments = 3;

    /// <summary>What waiting for a moment is for the thread pool.</summary>
    private const int OwnWork = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly (Socket Near, Socket Far) Line = Connected();

    /// <summary>Waits for it. Tests that do run one after the other and beside nothing else.</summary>
    public static async Task ComesAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var moments = 0; moments < Moments;)
        {
            Assert.False(patience.IsCancellationRequested, "There is always something to do.");
            moments = await IsAsync() ? moments + 1 : 0;
        }
    }

    /// <summary>Whether nothing was done for a moment.</summary>
    private static async Task<bool> IsAsync()
    {
        var (done, compiled) = (ThreadPool.CompletedWorkItemCount, JitInfo.GetCompiledMethodCount());
        await Task.Delay(1, CancellationToken.None);
        // The system tells of what arrived in order: what was under way before this has been taken up once this has.
        var heard = Line.Far.ReceiveAsync(new byte[1]);
        await Line.Near.SendAsync(new byte[1]);
        await heard;
        return ThreadPool.PendingWorkItemCount == 0 && ThreadPool.CompletedWorkItemCount - done <= OwnWork && JitInfo.GetCompiledMethodCount() == compiled;
    }

    private static (Socket Near, Socket Far) Connected()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var near = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.Connect(listener.LocalEndpoint);
        return (near, listener.AcceptSocket());
    }
}
