using AdminIam.Engine.Aws.Errors;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Attaches the operation and the URL to what a call throws, for the error that the user sees.</summary>
internal sealed class CallTracer : PipelineHandler
{
    /// <summary>Adds the handlers that know AWS's answers to the pipeline of a client.</summary>
    /// <param name="pipeline">The pipeline.</param>
    public static void AddTo(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerBefore<Unmarshaller>(new CallTracer());
        pipeline.AddHandlerAfter<Unmarshaller>(new AnswerChecker());
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
            CallTrace.Of(executionContext.RequestContext).AttachTo(e);
            throw;
        }
    }
}
