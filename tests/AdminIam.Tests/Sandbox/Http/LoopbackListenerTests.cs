using System.Net;
using System.Net.Sockets;
using AdminIam.Sandbox.Http;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class LoopbackListenerTests
{
    [Fact]
    public async Task Many_clients_are_answered_at_once()
    {
        var waiting = 0;
        var allThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new LoopbackListener(
            0,
            async _ =>
            {
                if (Interlocked.Increment(ref waiting) == 50)
                    allThere.SetResult();
                await allThere.Task;
                return HttpResponse.Drop;
            },
            TimeProvider.System);

        // Each is answered only when all of them are there.
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(listener.Port)))
            .WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(50, waiting);
    }

    [Fact]
    public void A_port_that_is_in_use_is_refused()
    {
        using var listener = new LoopbackListener(0, _ => Task.FromResult(HttpResponse.Drop), TimeProvider.System);

        Assert.Throws<SocketException>(
            () => new LoopbackListener(listener.Port, _ => Task.FromResult(HttpResponse.Drop), TimeProvider.System));
    }

    [Fact]
    public async Task A_stopped_listener_ends_its_connections_and_takes_no_more()
    {
        var listener = new LoopbackListener(0, _ => Task.FromResult(HttpResponse.Drop), TimeProvider.System);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, listener.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n"u8.ToArray());

        listener.Dispose();

        using var late = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => late.ConnectAsync(IPAddress.Loopback, listener.Port));
    }

    private static async Task AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        using var answer = new MemoryStream();
        await client.GetStream().CopyToAsync(answer);
    }
}
