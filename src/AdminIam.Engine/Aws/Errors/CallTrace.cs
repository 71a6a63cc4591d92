using System.Runtime.CompilerServices;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>What a failed call was, and where it went.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation, such as <c>ListUsers</c>.</param>
/// <param name="Url">The endpoint's URL.</param>
internal sealed record CallTrace(AwsService Service, string Operation, Uri Url)
{
    private const string RequestSuffix = "Request";

    // Beside the exceptions, whose types callers rely on. Exception.Data takes only what .NET Framework can serialize.
    private static readonly ConditionalWeakTable<Exception, StrongBox<CallTrace>> Traces = new();

    /// <summary>The call of a request that has its endpoint already.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The service it goes to.</param>
    public static CallTrace Of(IRequestContext request, AwsService service) => new(
        service, OperationOf(request.OriginalRequest.GetType()), request.Request.Endpoint);

    /// <summary>The operation that a type of the SDK is the request of.</summary>
    /// <param name="request">The type, such as <c>ListUsersRequest</c>.</param>
    public static string OperationOf(Type request) => request.Name.EndsWith(RequestSuffix, StringComparison.Ordinal)
        ? request.Name.Substring(0, request.Name.Length - RequestSuffix.Length)
        : request.Name;

    /// <summary>Attaches this to an exception.</summary>
    /// <param name="exception">The exception of the call.</param>
    public void AttachTo(Exception exception) => Traces.GetOrCreateValue(exception).Value = this;

    /// <summary>The call that failed, if it is known.</summary>
    /// <param name="exception">What a call threw.</param>
    public static CallTrace? Find(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (Traces.TryGetValue(e, out var found))
                return found.Value;
        }

        return null;
    }

    /// <summary>The operation and the URL.</summary>
    public override string ToString() => $"{Url} for {Operation}";
}
