using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam;

/// <summary>Reads the lists of IAM page by page.</summary>
/// <remarks>The paginators of the SDK would bypass the call runner.</remarks>
internal static class IamPages
{
    // The maximum number of items per page (maxItemsType of IAM). The default is 100.
    private const int LargestPage = 1000;

    /// <summary>Returns a list.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="call">Sends a request.</param>
    /// <param name="items">Returns the items of a response.</param>
    /// <param name="exists">Whether the resource is known to exist, so that "not found" means "not visible
    /// yet".</param>
    /// <param name="optional">Whether the call fails early at an endpoint that does not support the operation.</param>
    /// <typeparam name="TRequest">The request type, with a marker and a page size.</typeparam>
    /// <typeparam name="TResponse">The response type, with a marker.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    public static Pages<TItem> Read<TRequest, TResponse, TItem>(
        IamRun run, TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call,
        Func<TResponse, IEnumerable<TItem>?> items, bool exists = false, bool optional = false)
        where TRequest : AmazonIdentityManagementServiceRequest
        where TResponse : AmazonWebServiceResponse => new(async marker =>
    {
        Paging<TRequest, TResponse>.SetMarker(request, marker);
        Paging<TRequest, TResponse>.SetMaxItems(request, LargestPage);
        var answer = optional
            ? await run.Calls.OptionalAsync(token => call(request, token)).ConfigureAwait(false)
            : await run.Calls.RepeatableAsync(token => call(request, token), exists).ConfigureAwait(false);
        return (items(answer) ?? [], Paging<TRequest, TResponse>.IsTruncated(answer) == true
            ? Paging<TRequest, TResponse>.Marker(answer)
            : null);
    });

    // The types of the SDK have these members, but no common interface.
    private static class Paging<TRequest, TResponse>
    {
        public static readonly Action<TRequest, string?> SetMarker = Setter<string?>("Marker");
        public static readonly Action<TRequest, int?> SetMaxItems = Setter<int?>("MaxItems");
        public static readonly Func<TResponse, bool?> IsTruncated = Getter<bool?>("IsTruncated");
        public static readonly Func<TResponse, string?> Marker = Getter<string?>("Marker");

        private static Action<TRequest, T> Setter<T>(string name) =>
            (Action<TRequest, T>)Delegate.CreateDelegate(
                typeof(Action<TRequest, T>), typeof(TRequest).GetProperty(name)!.SetMethod!);

        private static Func<TResponse, T> Getter<T>(string name) =>
            (Func<TResponse, T>)Delegate.CreateDelegate(
                typeof(Func<TResponse, T>), typeof(TResponse).GetProperty(name)!.GetMethod!);
    }
}
