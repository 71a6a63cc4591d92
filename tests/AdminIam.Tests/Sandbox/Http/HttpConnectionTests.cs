using System.Text;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Http;

public sealed class HttpConnectionTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(new SandboxOptions { AnyCredential = true });

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_deeply_nested_document_is_a_syntax_error()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 60_000)) + string.Concat(Enumerable.Repeat("]", 60_000));
        Assert.Equal(
            "400 MalformedPolicyDocument: Syntax errors in policy.",
            (await _sandbox.Root.CallAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", deep))).Error);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_turn()
    {
        const string Request = "GET /_sandbox/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = await _sandbox.SendRawAsync(
            Encoding.ASCII.GetBytes(
                Request
                    + Request
                    + Request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
        Assert.Equal(3, answer.Split("HTTP/1.1 404").Length - 1);
    }

    [Fact]
    public async Task Damaged_requests_never_stop_the_server()
    {
        const string Body =
            "Action=CreateUser&Version=2010-05-08&UserName=alice&Tags.member.1.Key=a&Tags.member.1.Value=%C3%A4";
        var request = Encoding.ASCII.GetBytes(
            "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 any\r\nContent-Length: "
                + $"{Body.Length}\r\n\r\n{Body}");
        var random = new Random(42);
        var damaged = Enumerable.Range(0, 400).Select(_ => Damage(request, random)).ToList();
        await Parallel.ForEachAsync(
            damaged, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (bytes, _) => await _sandbox.SendRawAsync(bytes));

        await _sandbox.Root.OkAsync("GetCallerIdentity");
        Assert.Equal(0, _sandbox.Server.Statistics.InFlight);
        using var http = new HttpClient();
        Assert.Contains(
            "\"lastInternalError\": null", await http.GetStringAsync(new Uri(_sandbox.Server.Url, "/_sandbox/stats")),
            StringComparison.Ordinal);
    }

    private static byte[] Damage(byte[] request, Random random)
    {
        var bytes = request.Take(random.Next(4) == 0 ? random.Next(request.Length) : request.Length).ToArray();
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
