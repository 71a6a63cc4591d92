using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdminIam.Build.Requests;

/// <summary>Sends requests to a server on this computer, each over a connection of its own.</summary>
internal static class RequestSender
{
    /// <summary>Returns the response, with its head.</summary>
    public static async Task<string> SendAsync(int port, byte[] request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        await stream.WriteAsync(request);
        client.Client.Shutdown(SocketShutdown.Send);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
