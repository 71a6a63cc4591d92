using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityStore;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>A client of the identity store that rejects responses that are not from AWS.</summary>
internal sealed class CheckedIdentityStoreClient(AWSCredentials credentials, AmazonIdentityStoreConfig config)
    : AmazonIdentityStoreClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, IdentityStoreService.Description);
    }
}
