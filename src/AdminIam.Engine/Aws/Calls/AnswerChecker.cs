using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Lets only AWS's answers through to the SDK, as the protocol of the service recognizes them.</summary>
/// <param name="service">The service that the client is for.</param>
internal sealed class AnswerChecker(AwsService service) : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var trace = CallTrace.Of(request, service);
        try
        {
            var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await CheckedAsync(
                response.HttpResponse, trace,
                body => service.Protocol.IsResult(body, trace.Operation, request.OriginalRequest.GetType()),
                request.CancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            var answer = await CheckedAsync(
                e.Response, trace, body => service.Protocol.IsError(body, e.Response), request.CancellationToken)
                .ConfigureAwait(false);
            throw new HttpErrorResponseException(e.Message, e, answer);
        }
    }

    private static async Task<BufferedAnswer> CheckedAsync(
        IWebResponseData answer, CallTrace trace, Func<Stream, bool> isAws, CancellationToken stop)
    {
        var buffered = await BufferedAnswer.ReadAsync(answer, stop).ConfigureAwait(false);
        using var body = buffered.OpenResponse();
        return isAws(body)
            ? buffered
            : throw new UnexpectedAnswerException(trace.Operation, trace.Url, answer.StatusCode, answer.ContentType);
    }
}
