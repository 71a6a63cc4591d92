using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.Organizations;

/// <summary>A client of AWS Organizations that rejects responses that are not from AWS.</summary>
internal sealed class CheckedOrganizationsClient(AWSCredentials credentials, AmazonOrganizationsConfig config)
    : AmazonOrganizationsClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, OrganizationsService.Description);
    }
}
