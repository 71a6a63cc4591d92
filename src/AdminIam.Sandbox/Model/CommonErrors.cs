namespace AdminIam.Sandbox.Model;

/// <summary>The codes and HTTP statuses of the common errors, as a protocol or a service has them.</summary>
internal sealed class CommonErrors(IReadOnlyDictionary<CommonError, (string Code, int Status)> codes)
{
    /// <summary>The same with other codes for some of them.</summary>
    public CommonErrors With(Dictionary<CommonError, (string Code, int Status)> others) => new(codes.Keys.ToDictionary(
        kind => kind, kind => others.TryGetValue(kind, out var other) ? other : codes[kind]));

    public AwsException Translate(CommonException error)
    {
        var (code, status) = codes[error.Kind];
        return new AwsException(code, status, error.Message);
    }
}
