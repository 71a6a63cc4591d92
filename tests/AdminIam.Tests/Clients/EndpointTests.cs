using System.Collections;
using Amazon;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Endpoints;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace AdminIam.Tests.Clients;

public sealed class EndpointTests
{
    private static readonly AmazonIdentityManagementServiceEndpointProvider provider = new();

    [Theory]
    [InlineData("us-east-1", false, false, "iam.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", false, false, "iam.amazonaws.com", "us-east-1")]
    [InlineData("aws-global", false, false, "iam.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", true, false, "iam-fips.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", false, true, "iam.global.api.aws", "us-east-1")]
    [InlineData("us-west-2", true, true, "iam-fips.global.api.aws", "us-east-1")]
    [InlineData("cn-north-1", false, false, "iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("cn-northwest-1", false, false, "iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("cn-northwest-1", false, true, "iam.global.api.amazonwebservices.com.cn", "cn-north-1")]
    [InlineData("us-gov-west-1", false, false, "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-east-1", false, false, "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-west-1", false, true, "iam.us-gov.api.aws", "us-gov-west-1")]
    [InlineData("us-gov-west-1", true, true, "iam.us-gov.api.aws", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", false, false, "iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1")]
    [InlineData("us-iso-east-1", false, false, "iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-iso-west-1", true, false, "iam-fips.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-isob-east-1", false, false, "iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("us-isob-east-1", true, false, "iam-fips.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("eu-isoe-west-1", false, false, "iam.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1")]
    [InlineData("us-isof-south-1", false, false, "iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1")]
    [InlineData("us-isof-east-1", false, false, "iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1")]
    public void The_partition_decides_host_and_signing_region(
        string region, bool fips, bool dualStack, string host, string signingRegion)
    {
        var endpoint = Resolve(region, fips, dualStack);

        Assert.Equal($"https://{host}", endpoint.URL);
        var schemes = Assert.IsAssignableFrom<IList>(endpoint.Attributes["authSchemes"]);
        var scheme = Assert.IsType<PropertyBag>(Assert.Single(schemes));
        Assert.Equal("sigv4", scheme["name"]);
        Assert.Equal("iam", scheme["signingName"]);
        Assert.Equal(signingRegion, scheme["signingRegion"]);
    }

    [Theory]
    [InlineData("cn-north-1", true, false, "iam-fips.amazonaws.com.cn")]
    [InlineData("cn-north-1", true, true, "iam-fips.api.amazonwebservices.com.cn")]
    [InlineData("eusc-de-east-1", true, false, "iam-fips.amazonaws.eu")]
    [InlineData("eusc-de-east-1", false, true, "iam.api.amazonwebservices.eu")]
    [InlineData("eusc-de-east-1", true, true, "iam-fips.api.amazonwebservices.eu")]
    public void What_the_rules_do_not_name_is_made_of_the_partition_s_suffix(
        string region, bool fips, bool dualStack, string host) =>
        Assert.Equal($"https://{host}", Resolve(region, fips, dualStack).URL);

    [Fact]
    public void A_service_URL_is_taken_as_it_is()
    {
        var client = Client(new AmazonIdentityManagementServiceConfig { ServiceURL = "http://127.0.0.1:4566/" });

        Assert.Equal("http://127.0.0.1:4566/", client.DetermineServiceOperationEndpoint(new ListUsersRequest()).URL);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_service_URL_goes_with_neither_FIPS_nor_dual_stack(bool fips, bool dualStack)
    {
        var parameters = new IdentityManagementServiceEndpointParameters
        {
            Endpoint = "http://127.0.0.1/",
            UseFIPS = fips,
            UseDualStack = dualStack,
        };

        Assert.Throws<AmazonClientException>(() => provider.ResolveEndpoint(parameters));
    }

    [Fact]
    public void Without_region_and_URL_there_is_no_endpoint() =>
        Assert.Throws<AmazonClientException>(() =>
            provider.ResolveEndpoint(new IdentityManagementServiceEndpointParameters()));

    [Fact]
    public void The_client_resolves_from_its_configuration()
    {
        var client = Client(new AmazonIdentityManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.USGovCloudEast1,
            UseFIPSEndpoint = true,
        });

        var endpoint = client.DetermineServiceOperationEndpoint(new ListUsersRequest());

        Assert.Equal("https://iam.us-gov.amazonaws.com/", endpoint.URL);
    }

    private static AmazonIdentityManagementServiceClient Client(AmazonIdentityManagementServiceConfig config) =>
        new("AKIDEXAMPLE", "secret", config);

    private static Endpoint Resolve(string region, bool fips, bool dualStack) =>
        provider.ResolveEndpoint(new IdentityManagementServiceEndpointParameters
        {
            Region = region,
            UseFIPS = fips,
            UseDualStack = dualStack,
        });
}
