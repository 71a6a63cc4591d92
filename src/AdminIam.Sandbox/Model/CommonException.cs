namespace AdminIam.Sandbox.Model;

/// <summary>An error that every service has; the service that was called gives it its code and HTTP status.</summary>
internal sealed class CommonException(CommonError kind, string message) : Exception(message)
{
    public CommonError Kind { get; } = kind;
}
