using System.Net.Sockets;
using System.Text;

namespace AdminIam.Sandbox.Http;

/// <summary>
/// The connection of a client: answers its requests one after another, until the client disconnects, violates HTTP,
/// times out or requests to close.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] Continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");
    private const int MaxBuffer = HttpLimits.HeadBytes + HttpLimits.BodyBytes;
    private const long InUse = long.MaxValue;
    private const long Evicted = long.MinValue;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Func<HttpRequest, Task<HttpResponse>> _handler;
    private readonly TimeProvider _time;
    private byte[] _buffer = new byte[4096];
    private int _buffered;
    private long _deadline;
    private long _idleSince = InUse;

    public HttpConnection(Socket socket, Func<HttpRequest, Task<HttpResponse>> handler, TimeProvider time)
    {
        _socket = socket;
        _handler = handler;
        _time = time;
        socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        Allow(HttpLimits.Idle);
    }

    /// <summary>
    /// The timestamp since when the connection has waited for a request; the largest number while it has one.
    /// </summary>
    public long IdleSince => Interlocked.Read(ref _idleSince);

    public async Task RunAsync()
    {
        try
        {
            while (await ServeOneAsync().ConfigureAwait(false))
                Allow(HttpLimits.Idle);
        }
        catch (HttpProtocolException error)
        {
            await RefuseAsync(error).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The client has disconnected or timed out, so there is no recipient for an answer.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Closes a connection that has timed out; a pending read or write then fails.</summary>
    public void EndIfOverdue()
    {
        if (_time.GetTimestamp() > Interlocked.Read(ref _deadline))
            Dispose();
    }

    /// <summary>Closes the connection unless a request has arrived.</summary>
    /// <param name="since">The value of <see cref="IdleSince"/> that the connection was selected by.</param>
    public bool TryEvict(long since)
    {
        try
        {
            if (_socket.Available > 0 || Interlocked.CompareExchange(ref _idleSince, Evicted, since) != since)
                return false;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The connection has just ended.
            return false;
        }

        Dispose();
        return true;
    }

    public void Dispose() => _stream.Dispose();

    private async Task<bool> ServeOneAsync()
    {
        var head = await ReadHeadAsync().ConfigureAwait(false);
        if (head == 0)
            return false;

        var request = RequestHead.Parse(_buffer, head);
        await ReadBodyAsync(request, head).ConfigureAwait(false);

        // The processing time, including the latency, does not count towards the timeout of the client.
        Interlocked.Exchange(ref _deadline, long.MaxValue);
        var response = await _handler(request).ConfigureAwait(false);
        if (ReferenceEquals(response, HttpResponse.Drop))
        {
            Reset();
            return false;
        }

        var keepAlive = request.KeepAlive && !response.Close;
        await SendAsync(response.ToBytes(keepAlive)).ConfigureAwait(false);
        return keepAlive;
    }

    private async Task<int> ReadHeadAsync()
    {
        var searched = 0;
        while (true)
        {
            var end = RequestHead.FindEnd(_buffer, searched, _buffered);
            if (end >= 0)
                return end;
            if (_buffered >= HttpLimits.HeadBytes)
                throw new HttpProtocolException(431, "The request head is too large.");

            searched = _buffered;
            var wasEmpty = _buffered == 0;
            Reserve(_buffered + 1);
            if (wasEmpty)
                Interlocked.Exchange(ref _idleSince, _time.GetTimestamp());
            var read = await ReceiveAsync().ConfigureAwait(false);
            if (wasEmpty && Interlocked.Exchange(ref _idleSince, InUse) == Evicted)
                return 0;
            if (read == 0)
                return 0;
            _buffered += read;
            if (wasEmpty)
                Allow(HttpLimits.Receive);
        }
    }

    private async Task ReadBodyAsync(HttpRequest request, int head)
    {
        var length = RequestHead.BodyLength(request);
        if (request.Header("expect") is { } expect)
        {
            if (!expect.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
                throw new HttpProtocolException(400, "The expectation is not supported.");
            if (_buffered < head + length)
                await _stream.WriteAsync(Continue, 0, Continue.Length).ConfigureAwait(false);
        }

        Reserve(head + length);
        while (_buffered < head + length)
        {
            var read = await ReceiveAsync().ConfigureAwait(false);
            if (read == 0)
                throw new IOException("The connection ended within a request.");
            _buffered += read;
        }

        var body = new byte[length];
        Buffer.BlockCopy(_buffer, head, body, 0, length);
        request.Body = new ArraySegment<byte>(body);

        // The rest belongs to the next request of a pipelining client.
        _buffered -= head + length;
        Buffer.BlockCopy(_buffer, head + length, _buffer, 0, _buffered);
        if (_buffered == 0 && _buffer.Length > HttpLimits.HeadBytes)
            _buffer = new byte[4096];
    }

#if NET8_0_OR_GREATER
    private ValueTask<int> ReceiveAsync() => _stream.ReadAsync(_buffer.AsMemory(_buffered));
#else
    private Task<int> ReceiveAsync() => _stream.ReadAsync(_buffer, _buffered, _buffer.Length - _buffered);
#endif

    private async Task RefuseAsync(HttpProtocolException error)
    {
        try
        {
            var response = new HttpResponse(error.Status, "text/plain", error.Message + "\n");
            await SendAsync(response.ToBytes(keepAlive: false)).ConfigureAwait(false);
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception sending) when (sending is IOException or SocketException or ObjectDisposedException)
        {
            // The client does not read the refusal; the connection is closed anyway.
        }
    }

    private Task SendAsync(byte[] bytes)
    {
        Allow(HttpLimits.Send);
        return _stream.WriteAsync(bytes, 0, bytes.Length);
    }

    private void Reset()
    {
        // No linger: the client sees a broken connection, not a closed one.
        _socket.LingerState = new LingerOption(true, 0);
        Dispose();
    }

    private void Allow(TimeSpan time) => Interlocked.Exchange(
        ref _deadline, _time.GetTimestamp() + (long)(time.TotalSeconds * _time.TimestampFrequency));

    private void Reserve(int size)
    {
        if (size > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(size, Math.Min(_buffer.Length * 2, MaxBuffer)));
    }
}
