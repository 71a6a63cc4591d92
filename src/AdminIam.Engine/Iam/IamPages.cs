using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam;

/// <summary>Reads IAM's lists page by page.</summary>
/// <remarks>The SDK's own paginators would send their calls past the call runner.</remarks>
internal static class IamPages
{
    // The most items a page can have (IAM's maxItemsType); the default is 100.
    private const int LargestPage = 1000;

    /// <summary>A list of IAM.</summary>
    /// <param name="request">What to list, without a marker.</param>
    /// <param name="call">Sends the request.</param>
    /// <param name="items">The items of an answer.</param>
    /// <param name="exists">Whether the entity is known to exist, so that "not found" only means "not visible yet".</param>
    /// <param name="optional">Whether an endpoint that lacks the operation is soon given up.</param>
    /// <typeparam name="TRequest">The request of the operation; it has a marker and a page size.</typeparam>
    /// <typeparam name="TResponse">The answer of the operation; it has a marker.</typeparam>
    /// <typeparam name="TItem">What it lists.</typeparam>
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
        return (items(answer) ?? [], Paging<TRequest, TResponse>.IsTruncated(answer) == true ? Paging<TRequest, TResponse>.Marker(answer) : null);
    });

    // The types of the SDK have these members in common, but no interface that says so.
    private static class Paging<TRequest, TResponse>
    {
        public static readonly Action<TRequest, string?> SetMarker = Setter<string?>("Marker");
        public static readonly Action<TRequest, int?> SetMaxItems = Setter<int?>("MaxItems");
        public static readonly Func<TResponse, bool?> IsTruncated = Getter<bool?>("IsTruncated");
        public static readonly Func<TResponse, string?> Marker = Getter<string?>("Marker");

        private static Action<TRequest, T> Setter<T>(string name) =>
            (Action<TRequest, T>)Delegate.CreateDelegate(typeof(Action<TRequest, T>), typeof(TRequest).GetProperty(name)!.SetMethod!);

        private static Func<TResponse, T> Getter<T>(string name) =>
            (Func<TResponse, T>)Delegate.CreateDelegate(typeof(Func<TResponse, T>), typeof(TResponse).GetProperty(name)!.GetMethod!);
    }
}
