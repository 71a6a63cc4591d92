using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Attaches the service, the operation and the URL to the exception of a call, for the error
/// message.</summary>
/// <param name="service">The service that the client is for.</param>
internal sealed class CallTracer(AwsService service) : PipelineHandler
{
    /// <summary>Adds the handlers that read credentials and check responses to the pipeline of a client.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="service">The service that the client is for.</param>
    public static void AddTo(RuntimePipeline pipeline, AwsService service)
    {
        pipeline.AddHandlerBefore<EndpointDiscoveryHandler>(new CredentialReader());
        pipeline.AddHandlerBefore<Unmarshaller>(new CallTracer(service));
        pipeline.AddHandlerAfter<Unmarshaller>(new AnswerChecker(service));
    }

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            CallTrace.Of(executionContext.RequestContext, service).AttachTo(e);
            throw;
        }
    }
}
