using AdminIam.Engine.Aws.Calls;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>An STS client that rejects responses that are not from AWS.</summary>
internal sealed class CheckedStsClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config)
    : AmazonSecurityTokenServiceClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, StsService.Description);
    }
}
