using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdminIam.Build.Bench;

/// <summary>
/// Sends requests over persistent connections, each of which has one request in progress. One thread serves them all:
/// the generator shares the processors with the server that it measures.
/// </summary>
internal sealed class LoadGenerator(int port, int connections) : IDisposable
{
    private const int PollMicroseconds = 10_000_000;
    private readonly Socket[] _sockets = [.. Enumerable.Range(0, connections).Select(_ => Connect(port))];
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Sends the requests and returns the time until the last response.</summary>
    /// <exception cref="BuildFailedException">A response is not HTTP 200.</exception>
    public TimeSpan Run(IReadOnlyList<byte[]> requests)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0;
        var received = 0;
        foreach (var socket in _sockets.Take(requests.Count))
            socket.Send(requests[sent++]);

        List<Socket> ready = [];
        while (received < requests.Count)
        {
            ready.Clear();
            ready.AddRange(_sockets);
            Socket.Select(ready, null, null, PollMicroseconds);
            if (ready.Count == 0)
                throw new BuildFailedException("The sandbox does not respond.");
            foreach (var socket in ready)
            {
                Receive(socket);
                received++;
                if (sent < requests.Count)
                    socket.Send(requests[sent++]);
            }
        }

        return watch.Elapsed;
    }

    /// <summary>Sends one request and returns the response.</summary>
    /// <exception cref="BuildFailedException">The response is not HTTP 200.</exception>
    public string Call(byte[] request)
    {
        _sockets[0].Send(request);
        return Encoding.UTF8.GetString(_buffer, 0, Receive(_sockets[0]));
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }

    private static Socket Connect(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    // Every response of AWS Query ends with the end tag of its document.
    private int Receive(Socket socket)
    {
        var count = 0;
        do
        {
            var read = socket.Receive(_buffer, count, _buffer.Length - count, SocketFlags.None);
            if (read == 0)
                throw new BuildFailedException("The sandbox closed a connection.");
            count += read;
        }
        while (!_buffer.AsSpan(0, count).EndsWith("Response>\n"u8));

        if (!_buffer.AsSpan(0, count).StartsWith("HTTP/1.1 200 "u8))
            throw new BuildFailedException("The sandbox refused a call: " + Encoding.UTF8.GetString(_buffer, 0, count));
        return count;
    }
}
