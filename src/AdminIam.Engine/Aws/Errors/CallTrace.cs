using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>What a failed call was, and where it went.</summary>
/// <param name="Operation">The operation, such as <c>ListUsers</c>.</param>
/// <param name="Url">The endpoint's URL.</param>
internal sealed record CallTrace(string Operation, Uri Url)
{
    private const string Key = "AdminIam.Call";
    private const string RequestSuffix = "Request";

    /// <summary>The call of a request that has its endpoint already.</summary>
    /// <param name="request">The request.</param>
    public static CallTrace Of(IRequestContext request) => new(OperationOf(request.OriginalRequest.GetType()), request.Request.Endpoint);

    /// <summary>The operation that a type of the SDK is the request of.</summary>
    /// <param name="request">The type, such as <c>ListUsersRequest</c>.</param>
    public static string OperationOf(Type request) => request.Name.EndsWith(RequestSuffix, StringComparison.Ordinal)
        ? request.Name.Substring(0, request.Name.Length - RequestSuffix.Length)
        : request.Name;

    /// <summary>Attaches this to an exception, whose type callers rely on.</summary>
    /// <param name="exception">The exception of the call.</param>
    public void AttachTo(Exception exception) => exception.Data[Key] = ToString();

    /// <summary>The operation and the URL of the call that failed, if they are known.</summary>
    /// <param name="exception">What a call threw.</param>
    public static string? Find(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e.Data[Key] is string found)
                return found;
        }

        return null;
    }

    /// <summary>The operation and the URL.</summary>
    public override string ToString() => $"{Url} for {Operation}";
}
