using System.Net.Sockets;
using System.Text;

namespace AdminIam.Sandbox.Http;

/// <summary>One client's connection: its requests one after another, until it goes, errs, stalls or is told to close.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] Continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly Func<HttpRequest, Task<HttpResponse>> handler;
    private byte[] buffer = new byte[4096];
    private int buffered;
    private long deadline;

    public HttpConnection(Socket socket, Func<HttpRequest, Task<HttpResponse>> handler)
    {
        this.socket = socket;
        this.handler = handler;
        socket.NoDelay = true;
        stream = new NetworkStream(socket, ownsSocket: true);
        AllowUntil(HttpLimits.Idle);
    }

    public async Task RunAsync()
    {
        try
        {
            while (await ServeOneAsync().ConfigureAwait(false))
                AllowUntil(HttpLimits.Idle);
        }
        catch (HttpProtocolException error)
        {
            await RefuseAsync(error).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The client went, or its time was up: there is nobody left to answer.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Ends a connection that has been given its time; a pending read or write then fails.</summary>
    public void EndIfOverdue(DateTime now)
    {
        if (now.Ticks > Interlocked.Read(ref deadline))
            Dispose();
    }

    public void Dispose() => stream.Dispose();

    private async Task<bool> ServeOneAsync()
    {
        var head = await ReadHeadAsync().ConfigureAwait(false);
        if (head == 0)
            return false;

        var request = RequestHead.Parse(buffer, head);
        await ReadBodyAsync(request, head).ConfigureAwait(false);

        // The work itself, a latency included, is the sandbox's own time, not the client's.
        Interlocked.Exchange(ref deadline, long.MaxValue);
        var response = await handler(request).ConfigureAwait(false);
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
            var end = RequestHead.FindEnd(buffer, searched, buffered);
            if (end >= 0)
                return end;
            if (buffered >= HttpLimits.HeadBytes)
                throw new HttpProtocolException(431, "The request head is too large.");

            searched = buffered;
            var wasEmpty = buffered == 0;
            Reserve(buffered + 1);
            var read = await stream.ReadAsync(buffer, buffered, buffer.Length - buffered).ConfigureAwait(false);
            if (read == 0)
                return 0;
            buffered += read;
            if (wasEmpty)
                AllowUntil(HttpLimits.Receive);
        }
    }

    private async Task ReadBodyAsync(HttpRequest request, int head)
    {
        var length = RequestHead.BodyLength(request);
        if (request.Header("expect") is { } expect)
        {
            if (!expect.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
                throw new HttpProtocolException(400, "The expectation is unknown.");
            if (buffered < head + length)
                await stream.WriteAsync(Continue, 0, Continue.Length).ConfigureAwait(false);
        }

        Reserve(head + length);
        while (buffered < head + length)
        {
            var read = await stream.ReadAsync(buffer, buffered, buffer.Length - buffered).ConfigureAwait(false);
            if (read == 0)
                throw new IOException("The connection ended within a request.");
            buffered += read;
        }

        var body = new byte[length];
        Buffer.BlockCopy(buffer, head, body, 0, length);
        request.Body = new ArraySegment<byte>(body);

        // What is left belongs to the next request of a pipelining client.
        buffered -= head + length;
        Buffer.BlockCopy(buffer, head + length, buffer, 0, buffered);
        if (buffered == 0 && buffer.Length > HttpLimits.HeadBytes)
            buffer = new byte[4096];
    }

    private async Task RefuseAsync(HttpProtocolException error)
    {
        try
        {
            var response = new HttpResponse(error.Status, "text/plain", error.Message + "\n");
            await SendAsync(response.ToBytes(keepAlive: false)).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception sending) when (sending is IOException or SocketException or ObjectDisposedException)
        {
            // The client does not read the refusal; the connection is closed all the same.
        }
    }

    private Task SendAsync(byte[] bytes)
    {
        AllowUntil(HttpLimits.Send);
        return stream.WriteAsync(bytes, 0, bytes.Length);
    }

    private void Reset()
    {
        // No linger: the client sees the connection break, not end.
        socket.LingerState = new LingerOption(true, 0);
        Dispose();
    }

    private void AllowUntil(TimeSpan time) => Interlocked.Exchange(ref deadline, (DateTime.UtcNow + time).Ticks);

    private void Reserve(int size)
    {
        if (size > buffer.Length)
            Array.Resize(ref buffer, Math.Max(size, Math.Min(buffer.Length * 2, HttpLimits.HeadBytes + HttpLimits.BodyBytes)));
    }
}
