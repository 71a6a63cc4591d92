using System.Runtime.CompilerServices;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Describes a failed call.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation, such as <c>ListUsers</c>.</param>
/// <param name="Url">The endpoint's URL.</param>
internal sealed record CallTrace(AwsService Service, string Operation, Uri Url)
{
    private const string RequestSuffix = "Request";

    // Stored separately, because callers depend on the exception types, and Exception.Data accepts only types that .NET
    // Framework can serialize.
    private static readonly ConditionalWeakTable<Exception, StrongBox<CallTrace>> Traces = new();

    /// <summary>Returns the call of a request whose endpoint is resolved.</summary>
    public static CallTrace Of(IRequestContext request, AwsService service) => new(
        service, OperationOf(request.OriginalRequest.GetType()), request.Request.Endpoint);

    /// <summary>Returns the operation of a request type of the SDK.</summary>
    /// <param name="request">The type, such as <c>ListUsersRequest</c>.</param>
    public static string OperationOf(Type request) => request.Name.EndsWith(RequestSuffix, StringComparison.Ordinal)
        ? request.Name.Substring(0, request.Name.Length - RequestSuffix.Length)
        : request.Name;

    /// <summary>Attaches the description to an exception.</summary>
    /// <param name="exception">The exception of the call.</param>
    public void AttachTo(Exception exception) => Traces.GetOrCreateValue(exception).Value = this;

    /// <summary>Returns the call that failed, if it is known.</summary>
    /// <param name="exception">The exception of the call.</param>
    public static CallTrace? Find(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (Traces.TryGetValue(e, out var found))
                return found.Value;
        }

        return null;
    }

    /// <summary>Returns the operation and the URL.</summary>
    public override string ToString() => $"{Url} for {Operation}";
}
