using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>An answer whose body can be read more than once.</summary>
internal sealed class BufferedAnswer : IWebResponseData, IHttpResponseBody
{
    private readonly IWebResponseData _answer;
    private readonly byte[] _body;

    private BufferedAnswer(IWebResponseData answer, byte[] body)
    {
        _answer = answer;
        _body = body;
    }

    public long ContentLength => _answer.ContentLength;

    public string ContentType => _answer.ContentType;

    public HttpStatusCode StatusCode => _answer.StatusCode;

    public bool IsSuccessStatusCode => _answer.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => this;

    /// <summary>Reads the body of an answer.</summary>
    public static async Task<BufferedAnswer> ReadAsync(IWebResponseData answer, CancellationToken stop)
    {
        using var source = answer.ResponseBody;
        using var body = await source.OpenResponseAsync().ConfigureAwait(false);
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, 81920, stop).ConfigureAwait(false);
        return new BufferedAnswer(answer, copy.ToArray());
    }

    public Stream OpenResponse() => new MemoryStream(_body, writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public string[] GetHeaderNames() => _answer.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => _answer.IsHeaderPresent(headerName);

    public string GetHeaderValue(string headerName) => _answer.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => _answer.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => _answer.IsEventHeaderPresent(headerName);

    public void Dispose()
    {
        // The body was read completely and closed, so only memory remains.
    }
}
