using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The description of STS, which every session uses to prove and to exchange credentials.</summary>
internal static class StsService
{
    /// <summary>The description. The SDK retries the calls of STS, and STS has no error codes of its own here.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "sts",
        Protocol = QueryProtocol.Instance,
        Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1),
    };
}
