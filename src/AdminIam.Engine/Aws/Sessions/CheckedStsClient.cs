using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>An STS client that accepts only answers of AWS.</summary>
internal sealed class CheckedStsClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config)
    : AmazonSecurityTokenServiceClient(credentials, config)
{
    // The SDK retries STS's calls, and STS has no error codes of its own here.
    private static readonly AwsService Description = new() { Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1) };

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, Description);
    }
}
