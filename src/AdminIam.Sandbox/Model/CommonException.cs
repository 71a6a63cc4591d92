namespace AdminIam.Sandbox.Model;

/// <summary>An error that every service has; its code and HTTP status depend on the service that is called.</summary>
internal sealed class CommonException(CommonError kind, string message) : Exception(message)
{
    public CommonError Kind { get; } = kind;
}
