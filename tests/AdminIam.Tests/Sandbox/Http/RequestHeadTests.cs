using System.Text;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class RequestHeadTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(new SandboxOptions { AnyCredential = true });

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("GET\r\n\r\n", 400)]
    [InlineData("GET / HTTP/3.0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nno colon\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Name: x\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5, 6\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n", 403)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 403)]
    [InlineData(
        "POST /_sandbox/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n",
        403)]
    [InlineData("DELETE /_sandbox/stats HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("GET /_sandbox/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404)]
    public async Task Invalid_requests_are_refused(string request, int status)
    {
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await _sandbox.SendRawAsync(Encoding.ASCII.GetBytes(request)),
            StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task Floods_of_headers_are_refused()
    {
        var many = "POST / HTTP/1.1\r\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"h{i}: x\r\n")) + "\r\n";
        Assert.StartsWith(
            "HTTP/1.1 431 ", await _sandbox.SendRawAsync(Encoding.ASCII.GetBytes(many)), StringComparison.Ordinal);
        var endless = "POST / HTTP/1.1\r\nh: " + new string('x', 100_000);
        Assert.StartsWith(
            "HTTP/1.1 431 ", await _sandbox.SendRawAsync(Encoding.ASCII.GetBytes(endless)), StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("GetCallerIdentity");
    }
}
