using AdminIam.Engine.Aws.Calls;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SSOAdmin;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>A client of the administration of IAM Identity Center that rejects responses that are not from
/// AWS.</summary>
internal sealed class CheckedSsoAdminClient(AWSCredentials credentials, AmazonSSOAdminConfig config)
    : AmazonSSOAdminClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, SsoAdminService.Description);
    }
}
