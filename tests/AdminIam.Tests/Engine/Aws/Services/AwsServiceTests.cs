using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Aws.Throttling;

namespace AdminIam.Tests.Engine.Aws.Services;

public sealed class AwsServiceTests
{
    [Theory]
    [InlineData(true, "aws", "us-east-1")]
    [InlineData(true, "aws-cn", "cn-northwest-1")]
    [InlineData(true, "aws-us-gov", "us-gov-east-1")]
    [InlineData(false, "aws", "eu-central-1")]
    public void A_service_is_in_the_region_of_its_partition_or_of_the_session(
        bool isGlobal, string partition, string region)
    {
        var service = Service(isGlobal);
        var globalRegion = Partition.OfArn($"arn:{partition}:iam::123456789012:root").GlobalRegion;

        Assert.Equal(region, service.RegionIn(partition, globalRegion, "eu-central-1"));
    }

    [Fact]
    public void The_endpoint_of_a_service_is_configured_by_its_id()
    {
        // No other test and no real service has this variable.
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_MADE_UP", "https://made-up.example");
        var endpoints = ServiceEndpoints.Resolve(null, SharedConfig.Read(), "default");

        Assert.Equal("made-up.example", endpoints.Of(Service(isGlobal: false))?.Host);
    }

    [Fact]
    public void An_endpoint_that_is_named_is_that_of_every_service()
    {
        var endpoints = ServiceEndpoints.Resolve(new Uri("http://127.0.0.1:4566"), SharedConfig.Read(), "default");

        Assert.Equal(4566, endpoints.Of(Service(isGlobal: true))?.Port);
    }

    private static AwsService Service(bool isGlobal) => new()
    {
        EndpointId = "made_up",
        Protocol = JsonProtocol.Instance,
        Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1),
        IsGlobal = isGlobal,
        GlobalRegions = new Dictionary<string, string> { ["aws-us-gov"] = "us-gov-east-1" },
    };
}
