using System.Net;
using System.Net.Sockets;

namespace AdminIam.Tests.Sandbox.Http;

/// <summary>Many connections to a server on this computer.</summary>
internal sealed class ClientConnections(int port) : IDisposable
{
    private readonly List<ClientConnection> _connections = [];

    public IReadOnlyList<ClientConnection> All => _connections;

    public async Task<ClientConnection> OpenAsync()
    {
        var client = new TcpClient();
        var connection = new ClientConnection(client);
        _connections.Add(connection);
        await client.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());
}
