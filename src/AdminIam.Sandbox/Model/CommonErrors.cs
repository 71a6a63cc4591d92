namespace AdminIam.Sandbox.Model;

/// <summary>The codes and HTTP statuses of the common errors, as a protocol or a service has them.</summary>
internal sealed class CommonErrors(IReadOnlyDictionary<CommonError, (string Code, int Status)> codes)
{
    public AwsException Translate(CommonException error)
    {
        var (code, status) = codes[error.Kind];
        return new AwsException(code, status, error.Message);
    }
}
