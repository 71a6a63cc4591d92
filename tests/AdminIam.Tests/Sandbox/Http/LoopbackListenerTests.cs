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

    [Fact]
    public async Task A_new_client_takes_the_place_of_the_connection_that_was_idle_longest()
    {
        using var sandbox = new RunningSandbox();
        using var connections = new ClientConnections(sandbox.Server.Url.Port);
        var oldest = await connections.OpenAsync();
        // A request that is not complete yet is in progress.
        var sending = await connections.OpenAsync();
        await sending.SendAsync("GET /_sandbox/nothing HTTP/1.1\r\n");
        for (var i = 0; i < HttpLimits.Connections + 100; i++)
            await connections.OpenAsync();

        await sandbox.Root.OkAsync("GetCallerIdentity").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("", await oldest.ReceiveAsync());
        await sending.SendAsync("Host: localhost\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 404 ", await sending.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_client_waits_while_all_connections_have_a_request()
    {
        var waiting = 0;
        var allThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new LoopbackListener(
            0,
            async _ =>
            {
                if (Interlocked.Increment(ref waiting) == HttpLimits.Connections)
                    allThere.SetResult();
                await goOn.Task;
                return new HttpResponse(200, "text/plain", "answer");
            },
            TimeProvider.System);
        using var connections = new ClientConnections(listener.Port);
        for (var i = 0; i < HttpLimits.Connections; i++)
            await (await connections.OpenAsync()).SendAsync("GET / HTTP/1.1\r\n\r\n");
        await allThere.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var late = await connections.OpenAsync();
        await late.SendAsync("GET / HTTP/1.1\r\n\r\n");
        var lateAnswer = late.ReceiveAsync();
        Assert.Equal(HttpLimits.Connections, waiting);
        Assert.False(lateAnswer.IsCompleted);
        goOn.SetResult();

        Assert.EndsWith("answer", await lateAnswer.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        Assert.Equal(HttpLimits.Connections + 1, waiting);
        foreach (var connection in connections.All)
        {
            if (connection != late)
                Assert.EndsWith("answer", await connection.ReceiveAsync(), StringComparison.Ordinal);
        }
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
