using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Protocols;

/// <summary>How the answers of a service look, so that answers of anything else are recognized. The SDK takes those for
/// empty ones.</summary>
internal abstract class AwsProtocol
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> MembersByRequest = new();

    /// <summary>Whether an answer is the complete result of an operation.</summary>
    /// <param name="body">The body of the answer.</param>
    /// <param name="operation">The operation, such as <c>ListUsers</c>.</param>
    /// <param name="request">The type of the SDK's request.</param>
    public bool IsResult(Stream body, string operation, Type request) =>
        IsResult(body, operation, MembersByRequest.GetOrAdd(request, type => MembersOf(type, operation)));

    /// <summary>Whether an answer is a complete error.</summary>
    /// <param name="body">The body of the answer.</param>
    public abstract bool IsError(Stream body, IWebResponseData answer);

    /// <summary>Whether an answer is the complete result of an operation.</summary>
    /// <param name="body">The body of the answer.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="members">The names of the members of the result; empty if the operation returns nothing.</param>
    protected abstract bool IsResult(Stream body, string operation, HashSet<string> members);

    // The SDK's response has a property for each member of the result, and none if the operation returns nothing.
    private static HashSet<string> MembersOf(Type request, string operation)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var response = request.Assembly.GetType($"{request.Namespace}.{operation}Response");
        return new(
            response?.GetProperties(Declared).Select(property => property.Name) ?? [],
            StringComparer.OrdinalIgnoreCase);
    }
}
