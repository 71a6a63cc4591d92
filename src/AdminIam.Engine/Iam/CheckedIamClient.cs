using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.Iam;

/// <summary>An IAM client that rejects responses that are not from AWS.</summary>
internal sealed class CheckedIamClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig config)
    : AmazonIdentityManagementServiceClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, IamService.Description);
    }
}
