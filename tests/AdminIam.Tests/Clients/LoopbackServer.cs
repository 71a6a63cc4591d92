using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.IdentityManagement;

namespace AdminIam.Tests.Clients;

/// <summary>An HTTP server on 127.0.0.1 that keeps the requests it gets and gives the answers it was told.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<int, Answer> answer;
    private readonly List<CapturedRequest> requests = [];
    private readonly Task loop;

    public LoopbackServer(params Answer[] answers)
        : this(i => answers[Math.Min(i, answers.Length - 1)])
    {
    }

    public LoopbackServer(Func<int, Answer> answer)
    {
        this.answer = answer;
        Url = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(Url);
        listener.Start();
        loop = ServeAsync();
    }

    public string Url { get; }

    public IReadOnlyList<CapturedRequest> Requests => requests;

    public AmazonIdentityManagementServiceClient CreateClient(int maxErrorRetry = 0) =>
        new("AKIDEXAMPLE", "secret", new AmazonIdentityManagementServiceConfig
        {
            ServiceURL = Url,
            AuthenticationRegion = "us-gov-west-1",
            MaxErrorRetry = maxErrorRetry,
        });

    public void Dispose()
    {
        listener.Close();
        loop.GetAwaiter().GetResult();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.AllKeys.ToDictionary(
            k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase);
        requests.Add(CapturedRequest.Parse(context.Request.HttpMethod, context.Request.RawUrl!, body, headers));
        var (status, text) = answer(requests.Count - 1);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }
}
