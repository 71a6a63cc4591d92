Add-Type -IgnoreWarnings -WarningAction Ignore -TypeDefinition @'
    using System;
    using System.Collections.Concurrent;
    using System.Net;
    using System.Net.Http;
    using System.Net.Sockets;
    using System.Text;
    using System.Text.RegularExpressions;
    using System.Threading.Tasks;

    // Forwards requests to a sandbox, and answers some itself, as AWS does to one account or one access key.
    public sealed class SandboxProxy : IDisposable {
        private readonly HttpListener listener = new HttpListener();
        private readonly HttpClient client;
        private readonly ConcurrentDictionary<string, string> accounts = new ConcurrentDictionary<string, string>();

        public SandboxProxy(string target) {
            var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Url = "http://127.0.0.1:" + ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(target) };
            listener.Prefixes.Add(Url + "/");
            listener.Start();
            Task.Run(AcceptAsync);
        }

        public string Url { get; }

        // The account whose calls are throttled; null for none.
        public volatile string ThrottledAccount;
        public int ThrottledCalls;

        // How long a session is valid by the answer to AssumeRole; null for what the sandbox answers.
        public TimeSpan? Lifetime;
        public int Sessions;

        // The access keys that AWS reports as expired.
        public ConcurrentDictionary<string, bool> Expired { get; } = new ConcurrentDictionary<string, bool>();

        public void Dispose() {
            listener.Close();
            client.Dispose();
        }

        private async Task AcceptAsync() {
            while (listener.IsListening) {
                HttpListenerContext context;
                try {
                    context = await listener.GetContextAsync();
                } catch (Exception) when (!listener.IsListening) {
                    return;
                }
                _ = Task.Run(() => AnswerAsync(context));
            }
        }

        private async Task AnswerAsync(HttpListenerContext context) {
            var key = Regex.Match(context.Request.Headers["Authorization"] ?? "", "Credential=([^/]+)").Groups[1].Value;
            if (Expired.ContainsKey(key)) {
                Refuse(context, 403, "ExpiredToken", "The security token included in the request is expired");
                return;
            }
            var throttled = ThrottledAccount;
            if (throttled != null && accounts.TryGetValue(key, out var account) && account == throttled) {
                System.Threading.Interlocked.Increment(ref ThrottledCalls);
                Refuse(context, 400, "Throttling", "Rate exceeded");
                return;
            }
            using (var request = new HttpRequestMessage(
                new HttpMethod(context.Request.HttpMethod), context.Request.RawUrl)) {
                request.Content = new StreamContent(context.Request.InputStream);
                foreach (string name in context.Request.Headers) {
                    var value = context.Request.Headers[name];
                    if (!request.Headers.TryAddWithoutValidation(name, value))
                        request.Content.Headers.TryAddWithoutValidation(name, value);
                }
                using (var answer = await client.SendAsync(request)) {
                    var text = await answer.Content.ReadAsStringAsync();
                    Send(context, (int)answer.StatusCode, text.Contains("AssumeRoleResult") ? Note(text) : text,
                        answer.Content.Headers.ContentType?.ToString());
                }
            }
        }

        private string Note(string text) {
            var key = Regex.Match(text, "<AccessKeyId>([^<]+)").Groups[1].Value;
            accounts[key] = Regex.Match(text, ":sts::([0-9]{12}):").Groups[1].Value;
            System.Threading.Interlocked.Increment(ref Sessions);
            if (!(Lifetime is TimeSpan lifetime))
                return text;
            Task.Delay(lifetime).ContinueWith(_ => Expired[key] = true);
            var time = DateTime.UtcNow + lifetime;
            return Regex.Replace(text, "<Expiration>[^<]+", "<Expiration>" + time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
        }

        private static void Refuse(HttpListenerContext context, int status, string code, string message) {
            var type = context.Request.ContentType ?? "";
            if (type.StartsWith("application/x-amz-json")) {
                var body = "{\"__type\":\"" + code + "Exception\",\"message\":\"" + message + "\"}";
                Send(context, 400, body, type);
                return;
            }
            Send(context, status, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>"
                + message + "</Message></Error><RequestId>1</RequestId></ErrorResponse>");
        }

        private static void Send(HttpListenerContext context, int status, string text, string type = "text/xml") {
            var bytes = Encoding.UTF8.GetBytes(text);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.ContentLength64 = bytes.Length;
            context.Response.OutputStream.Write(bytes, 0, bytes.Length);
            context.Response.Close();
        }
    }
'@

<#
.SYNOPSIS
Starts a proxy in front of a sandbox, which can throttle one account and let sessions expire.
#>
function Start-SandboxProxy {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType('SandboxProxy')]
    param(
        [Parameter(Mandatory)]
        [uri] $EndpointUrl
    )

    [SandboxProxy]::new($EndpointUrl)
}

Export-ModuleMember -Function Start-SandboxProxy
