using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityStore;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.SSOAdmin;

namespace AdminIam.Tests.Clients;

/// <summary>An HTTP server on 127.0.0.1 that records the requests it receives and returns prepared responses.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<int, Answer> _answer;
    private readonly List<CapturedRequest> _requests = [];
    private readonly Task _loop;

    public LoopbackServer(params Answer[] answers)
        : this(i => answers[Math.Min(i, answers.Length - 1)])
    {
    }

    public LoopbackServer(Func<int, Answer> answer)
    {
        _answer = answer;
        Url = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Url { get; }

    public IReadOnlyList<CapturedRequest> Requests => _requests;

    public AmazonIdentityManagementServiceClient CreateClient(int maxErrorRetry = 0) =>
        new("AKIDEXAMPLE", "secret", Configure(new AmazonIdentityManagementServiceConfig(), maxErrorRetry));

    public AmazonIdentityStoreClient CreateIdentityStore(int maxErrorRetry = 0) =>
        new("AKIDEXAMPLE", "secret", Configure(new AmazonIdentityStoreConfig(), maxErrorRetry));

    public AmazonSSOAdminClient CreateSsoAdmin(int maxErrorRetry = 0) =>
        new("AKIDEXAMPLE", "secret", Configure(new AmazonSSOAdminConfig(), maxErrorRetry));

    public AmazonOrganizationsClient CreateOrganizations(int maxErrorRetry = 0) =>
        new("AKIDEXAMPLE", "secret", Configure(new AmazonOrganizationsConfig(), maxErrorRetry));

    /// <summary>Points a client's configuration to this server.</summary>
    public T Configure<T>(T config, int maxErrorRetry = 0)
        where T : ClientConfig
    {
        config.ServiceURL = Url;
        config.AuthenticationRegion = "us-gov-west-1";
        config.MaxErrorRetry = maxErrorRetry;
        return config;
    }

    public void Dispose()
    {
        _listener.Close();
        _loop.GetAwaiter().GetResult();
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
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
        _requests.Add(new CapturedRequest(context.Request.HttpMethod, context.Request.RawUrl!, body, headers));
        var answer = _answer(_requests.Count - 1);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        context.Response.Close();
    }
}
