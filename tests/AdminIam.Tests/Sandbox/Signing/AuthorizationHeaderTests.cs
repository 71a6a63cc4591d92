namespace AdminIam.Tests.Sandbox.Signing;

public sealed class AuthorizationHeaderTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("Bearer abc", "Unsupported AWS 'algorithm'")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a",
        "Authorization header requires 'Signature' "
            + "parameter. Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c",
        "Credential must have at least 5 slash-delimited elements")]
    public async Task A_broken_authorization_is_incomplete(string header, string message)
    {
        var reply = await _sandbox.Root.SendAsync("Action=ListUsers&Version=2010-05-08", "iam", request =>
        {
            request.Headers.Remove("authorization");
            request.Headers.TryAddWithoutValidation("authorization", header);
        });
        Assert.StartsWith("400 IncompleteSignature: " + message, reply.Error, StringComparison.Ordinal);
    }
}
