using System.Net;
using System.Net.Sockets;
using System.Text;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class HostileInputTests : IDisposable
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
    [InlineData("POST /_sandbox/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n", 403)]
    [InlineData("DELETE /_sandbox/stats HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("GET /_sandbox/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404)]
    public async Task Requests_that_are_none_are_refused(string request, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendRawAsync(Encoding.ASCII.GetBytes(request)), StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task Floods_of_headers_are_refused()
    {
        var many = "POST / HTTP/1.1\r\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"h{i}: x\r\n")) + "\r\n";
        Assert.StartsWith("HTTP/1.1 431 ", await SendRawAsync(Encoding.ASCII.GetBytes(many)), StringComparison.Ordinal);
        var endless = "POST / HTTP/1.1\r\nh: " + new string('x', 100_000);
        Assert.StartsWith("HTTP/1.1 431 ", await SendRawAsync(Encoding.ASCII.GetBytes(endless)), StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("GetCallerIdentity");
    }

    [Theory]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%FF%FE", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&PathPrefix=%G1", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&a.b.c.d.e.f.g.h.i.j.k.l.m.n.o=1", "MalformedInput")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=%00%01", "ValidationError")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=a&Tags.member.0.Key=a", "MalformedInput")]
    [InlineData("Action=CreateUser&Version=2010-05-08&UserName=a&Tags.member.01.Key=a", "MalformedInput")]
    [InlineData("Action=TagUser&Version=2010-05-08&UserName=a&Tags=", "NoSuchEntity")]
    [InlineData("&&&=&=x", "MissingAction")]
    [InlineData("", "MissingAction")]
    public async Task Forms_that_are_none_are_refused(string body, string code) =>
        Assert.Equal(code, (await _sandbox.Root.SendAsync(body, "iam")).Code);

    [Fact]
    public async Task Too_many_parameters_are_refused()
    {
        var body = "Action=ListUsers&Version=2010-05-08&" + string.Join("&", Enumerable.Range(0, 5000).Select(i => $"p{i}=x"));
        Assert.Equal("MalformedInput", (await _sandbox.Root.SendAsync(body, "iam")).Code);
    }

    [Fact]
    public async Task A_deeply_nested_document_is_a_syntax_error()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 60_000)) + string.Concat(Enumerable.Repeat("]", 60_000));
        Assert.Equal("400 MalformedPolicyDocument: Syntax errors in policy.", (await _sandbox.Root.CallAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", deep))).Error);
    }

    [Fact]
    public async Task Many_wildcards_take_no_time()
    {
        var user = new RunningSandbox();
        using (user)
        {
            var stars = string.Concat(Enumerable.Repeat("*a", 400));
            var client = await user.UserClientAsync("alice", RunningSandbox.Policy($"'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::*:{stars}b'"));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal("AccessDenied", (await client.CallAsync("GetUser", ("UserName", new string('a', 128)))).Code);
            Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
        }
    }

    [Fact]
    public async Task Any_text_in_an_error_is_still_xml()
    {
        var reply = await _sandbox.Root.CallAsync("CreateUser", ("UserName", "<a>&\"\u0001\uFFFF\r]]>"));
        Assert.Equal("ValidationError", reply.Code);
        Assert.Contains("<a>&\"\uFFFD", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_turn()
    {
        const string Request = "GET /_sandbox/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = await SendRawAsync(Encoding.ASCII.GetBytes(Request + Request + Request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
        Assert.Equal(3, answer.Split("HTTP/1.1 404").Length - 1);
    }

    [Fact]
    public async Task Damaged_requests_never_stop_the_server()
    {
        const string Body = "Action=CreateUser&Version=2010-05-08&UserName=alice&Tags.member.1.Key=a&Tags.member.1.Value=%C3%A4";
        var request = Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 any\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        var random = new Random(42);
        var damaged = Enumerable.Range(0, 400).Select(_ => Damage(request, random)).ToList();
        await Parallel.ForEachAsync(damaged, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (bytes, _) => await SendRawAsync(bytes));

        await _sandbox.Root.OkAsync("GetCallerIdentity");
        Assert.Equal(0, _sandbox.Server.Statistics.InFlight);
        using var http = new HttpClient();
        Assert.Contains("\"lastInternalError\": null", await http.GetStringAsync(new Uri(_sandbox.Server.Url, "/_sandbox/stats")), StringComparison.Ordinal);
    }

    private static byte[] Damage(byte[] request, Random random)
    {
        var bytes = request.Take(random.Next(4) == 0 ? random.Next(request.Length) : request.Length).ToArray();
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private async Task<string> SendRawAsync(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _sandbox.Server.Url.Port);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes);
            client.Client.Shutdown(SocketShutdown.Send);
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException)
        {
            // The server may close before it has read everything; what it said by then is the answer.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
