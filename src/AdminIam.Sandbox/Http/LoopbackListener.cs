using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AdminIam.Sandbox.Http;

/// <summary>
/// An HTTP/1.1 listener on 127.0.0.1. It is built on sockets because Kestrel cannot be loaded into PowerShell, and
/// System.Net.HttpListener cannot choose a free port, does not time out slow senders outside Windows, and needs a
/// reservation by an administrator on Windows.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly Func<HttpRequest, Task<HttpResponse>> _handler;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeper;
    private volatile bool _stopped;

    public LoopbackListener(int port, Func<HttpRequest, Task<HttpResponse>> handler, TimeProvider time)
    {
        _handler = handler;
        _time = time;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(512);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _sweeper = time.CreateTimer(_ => Sweep(), null, SweepInterval, SweepInterval);
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose()
    {
        _stopped = true;
        _listener.Dispose();
        _sweeper.Dispose();
        foreach (var connection in _connections.Keys)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (_stopped)
                    return;
                // Either no descriptors are left, or a client disconnected before it was accepted: wait briefly, then
                // continue.
                await Task.Delay(10).ConfigureAwait(false);
                continue;
            }

            while (!_stopped && _connections.Count >= HttpLimits.Connections && !EvictLongestIdle())
                await Task.Delay(10).ConfigureAwait(false);
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        HttpConnection connection;
        try
        {
            connection = new HttpConnection(socket, _handler, _time);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // The client reset the connection before it was served.
            socket.Dispose();
            return;
        }

        _connections.TryAdd(connection, true);
        try
        {
            // The listener may have been stopped before it could know the connection.
            if (_stopped)
                connection.Dispose();
            await Task.Yield();
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    /// <summary>Closes the connection that has been idle longest; false if all are in use.</summary>
    private bool EvictLongestIdle()
    {
        HttpConnection? longestIdle = null;
        var since = _time.GetTimestamp()
            - (long)(HttpLimits.IdleBeforeEviction.TotalSeconds * _time.TimestampFrequency);
        foreach (var connection in _connections)
        {
            var idleSince = connection.Key.IdleSince;
            if (idleSince > since)
                continue;
            since = idleSince;
            longestIdle = connection.Key;
        }

        return longestIdle is not null
            && longestIdle.TryEvict(since)
            && _connections.TryRemove(longestIdle, out _);
    }

    private void Sweep()
    {
        foreach (var connection in _connections.Keys)
            connection.EndIfOverdue();
    }
}
