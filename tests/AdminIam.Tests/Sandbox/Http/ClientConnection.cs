using System.Net.Sockets;
using System.Text;

namespace AdminIam.Tests.Sandbox.Http;

/// <summary>A connection that sends and receives text.</summary>
internal sealed class ClientConnection(TcpClient client) : IDisposable
{
    public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>What the server has sent next; empty when it has closed the connection.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[4096];
        var read = await client.GetStream().ReadAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    public void Dispose() => client.Dispose();
}
