using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AdminIam.Sandbox.Http;

/// <summary>
/// An HTTP/1.1 listener on 127.0.0.1. It stands on sockets because System.Net.HttpListener cannot take any free port,
/// cannot time out slow senders off Windows, and asks for an administrator's reservation on Windows.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<HttpConnection, bool> connections = new();
    private readonly Func<HttpRequest, Task<HttpResponse>> handler;
    private readonly Timer sweeper;
    private volatile bool stopped;

    public LoopbackListener(int port, Func<HttpRequest, Task<HttpResponse>> handler)
    {
        this.handler = handler;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(512);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        sweeper = new Timer(_ => Sweep(), null, SweepInterval, SweepInterval);
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose()
    {
        stopped = true;
        listener.Dispose();
        sweeper.Dispose();
        foreach (var connection in connections.Keys)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopped)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (stopped)
                    return;
                // Out of descriptors, or a client that was gone before it was accepted: give it time, then go on.
                await Task.Delay(10).ConfigureAwait(false);
                continue;
            }

            if (connections.Count >= HttpLimits.Connections)
                socket.Dispose();
            else
                _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        HttpConnection connection;
        try
        {
            connection = new HttpConnection(socket, handler);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // Reset by the client between its connect and our first look at it.
            socket.Dispose();
            return;
        }

        connections.TryAdd(connection, true);
        try
        {
            await Task.Yield();
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            connections.TryRemove(connection, out _);
        }
    }

    private void Sweep()
    {
        var now = DateTime.UtcNow;
        foreach (var connection in connections.Keys)
            connection.EndIfOverdue(now);
    }
}
