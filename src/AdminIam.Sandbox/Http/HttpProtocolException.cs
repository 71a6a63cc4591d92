namespace AdminIam.Sandbox.Http;

/// <summary>A request that is not valid HTTP; the connection is closed after the answer.</summary>
internal sealed class HttpProtocolException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
