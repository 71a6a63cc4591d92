using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Reads the lists of services whose pages have a NextToken.</summary>
/// <remarks>The paginators of the SDK would bypass the call runner.</remarks>
internal static class TokenPages
{
    /// <summary>Returns a list.</summary>
    /// <param name="calls">The calls of the run to the service.</param>
    /// <param name="request">The request for the first page, with the page size.</param>
    /// <param name="call">Sends a request.</param>
    /// <param name="items">Returns the items of a response.</param>
    /// <typeparam name="TRequest">The request type, with a NextToken.</typeparam>
    /// <typeparam name="TResponse">The response type, with a NextToken.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    public static Pages<TItem> Read<TRequest, TResponse, TItem>(
        ServiceCalls calls, TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call,
        Func<TResponse, IEnumerable<TItem>?> items)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new(async token =>
    {
        Paging<TRequest, TResponse>.SetToken(request, token);
        var answer = await calls.RepeatableAsync(stop => call(request, stop)).ConfigureAwait(false);
        var next = Paging<TRequest, TResponse>.Token(answer);
        return (items(answer) ?? [], string.IsNullOrEmpty(next) ? null : next);
    });

    // The types of the SDK have these members, but no common interface.
    private static class Paging<TRequest, TResponse>
    {
        private const string Name = "NextToken";

        public static readonly Action<TRequest, string?> SetToken =
            (Action<TRequest, string?>)Delegate.CreateDelegate(
                typeof(Action<TRequest, string?>), typeof(TRequest).GetProperty(Name)!.SetMethod!);

        public static readonly Func<TResponse, string?> Token =
            (Func<TResponse, string?>)Delegate.CreateDelegate(
                typeof(Func<TResponse, string?>), typeof(TResponse).GetProperty(Name)!.GetMethod!);
    }
}
