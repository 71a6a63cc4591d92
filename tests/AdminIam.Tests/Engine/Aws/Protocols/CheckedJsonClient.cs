using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Tests.Clients;
using Amazon.IdentityStore;
using Amazon.Runtime.Internal;

namespace AdminIam.Tests.Engine.Aws.Protocols;

/// <summary>A client of a JSON service that accepts only answers of AWS.</summary>
internal sealed class CheckedJsonClient(LoopbackServer server)
    : AmazonIdentityStoreClient("AKIDEXAMPLE", "secret", server.Configure(new AmazonIdentityStoreConfig()))
{
    private static readonly AwsService Service = new()
    {
        EndpointId = "identitystore",
        Protocol = JsonProtocol.Instance,
        Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1),
    };

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        CallTracer.AddTo(pipeline, Service);
    }
}
