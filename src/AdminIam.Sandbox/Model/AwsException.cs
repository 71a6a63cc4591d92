namespace AdminIam.Sandbox.Model;

/// <summary>An error in AWS's terms: wire code, HTTP status and message.</summary>
internal sealed class AwsException(string code, int status, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Further members of the error, such as its reason.</summary>
    public Output Members { get; init; } = [];
}
