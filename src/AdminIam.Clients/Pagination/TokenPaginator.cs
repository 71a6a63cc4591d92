using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace AdminIam.Clients.Pagination;

/// <summary>
/// Calls an operation repeatedly with the token of the previous page. A page may be empty and still have a token.
/// </summary>
internal abstract class TokenPaginator<TRequest, TResponse>(string operation, TRequest request) : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private int _isInUse;

    /// <summary>The responses, one for each page.</summary>
    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    /// <inheritdoc/>
    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isInUse, 1) != 0)
            throw new InvalidOperationException("A paginator can be read once. Create another one.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        var token = GetToken(request);
        bool more;
        do
        {
            SetToken(request, token);
            var page = await CallAsync(request, cancellationToken).ConfigureAwait(false);
            token = GetNextToken(page);
            more = HasMore(page);
            // Without a token, the first page would be requested endlessly.
            if (more && string.IsNullOrEmpty(token))
                throw new AmazonClientException($"{operation} reported another page without a token for it.");
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (more);
    }

    /// <summary>Returns the items of all pages.</summary>
    protected IPaginatedEnumerable<T> Items<T>(Func<TResponse, List<T>?> itemsOf) =>
        new PaginatedResultKeyResponse<TResponse, T>(this, page => itemsOf(page) ?? []);

    protected abstract string? GetToken(TRequest request);

    protected abstract void SetToken(TRequest request, string? token);

    protected abstract string? GetNextToken(TResponse page);

    /// <summary>Returns whether there is another page. Most services indicate this only by a token.</summary>
    protected virtual bool HasMore(TResponse page) => !string.IsNullOrEmpty(GetNextToken(page));

    protected abstract Task<TResponse> CallAsync(TRequest request, CancellationToken cancellationToken);
}
