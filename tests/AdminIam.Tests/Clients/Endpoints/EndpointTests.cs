using System.Collections;
using Amazon;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Endpoints;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Endpoints;
using Amazon.IdentityStore.Internal;
using Amazon.Organizations;
using Amazon.Organizations.Endpoints;
using Amazon.Organizations.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Endpoints;
using Amazon.SSOAdmin.Internal;

namespace AdminIam.Tests.Clients.Endpoints;

public sealed class EndpointTests
{
    private static readonly AmazonIdentityManagementServiceEndpointProvider Provider = new();

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
    public void The_partition_determines_host_and_signing_region(
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
    public void An_endpoint_without_a_rule_has_the_suffix_of_the_partition(
        string region, bool fips, bool dualStack, string host) =>
        Assert.Equal($"https://{host}", Resolve(region, fips, dualStack).URL);

    [Theory]
    [InlineData("us-east-1", false, false, "sso.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", false, false, "sso.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "sso-fips.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "sso.eu-central-1.api.aws")]
    [InlineData("eu-central-1", true, true, "sso-fips.eu-central-1.api.aws")]
    [InlineData("cn-north-1", false, false, "sso.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "sso.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("us-gov-east-1", false, false, "sso.us-gov-east-1.amazonaws.com")]
    [InlineData("us-gov-east-1", true, false, "sso.us-gov-east-1.amazonaws.com")]
    [InlineData("us-gov-east-1", true, true, "sso-fips.us-gov-east-1.api.aws")]
    public void Identity_Center_has_an_endpoint_in_every_region(string region, bool fips, bool dualStack, string host)
    {
        var admin = new AmazonSSOAdminEndpointProvider().ResolveEndpoint(
            new SSOAdminEndpointParameters { Region = region, UseFIPS = fips, UseDualStack = dualStack });
        var store = new AmazonIdentityStoreEndpointProvider().ResolveEndpoint(
            new IdentityStoreEndpointParameters { Region = region, UseFIPS = fips, UseDualStack = dualStack });

        Assert.Equal($"https://{host}", admin.URL);
        Assert.Equal($"https://identitystore{host["sso".Length..]}", store.URL);
        // Requests are signed for the client's region.
        Assert.Null(admin.Attributes["authSchemes"]);
        Assert.Null(store.Attributes["authSchemes"]);
    }

    [Theory]
    [InlineData("eu-central-1", false, false, "organizations.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", true, false, "organizations-fips.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("cn-north-1", false, false, "organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("us-gov-east-1", false, false, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-iso-west-1", false, false, "organizations.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-isob-east-1", false, false, "organizations.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("us-isof-east-1", false, false, "organizations.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1")]
    [InlineData("us-east-1", false, true, "organizations.us-east-1.api.aws", null)]
    [InlineData("us-east-1", true, true, "organizations-fips.us-east-1.api.aws", null)]
    public void Organizations_has_an_endpoint_in_every_partition(
        string region, bool fips, bool dualStack, string host, string? signingRegion)
    {
        var endpoint = new AmazonOrganizationsEndpointProvider().ResolveEndpoint(
            new OrganizationsEndpointParameters { Region = region, UseFIPS = fips, UseDualStack = dualStack });

        Assert.Equal($"https://{host}", endpoint.URL);
        var scheme = (endpoint.Attributes["authSchemes"] as IList)?.Cast<PropertyBag>().Single();
        Assert.Equal(signingRegion, scheme?["signingRegion"]);
        Assert.Equal(signingRegion is null ? null : "organizations", scheme?["signingName"]);
    }

    [Fact]
    public void Only_a_global_service_has_a_region_of_its_own()
    {
        Assert.NotNull(new AmazonIdentityManagementServiceConfig().RegionEndpoint);
        Assert.Equal("iam", new AmazonIdentityManagementServiceConfig().AuthenticationServiceName);
        Assert.Equal("sso", new AmazonSSOAdminConfig().AuthenticationServiceName);
        Assert.Equal("SSO Admin", AmazonSSOAdminConfig.ServiceId);
        Assert.Equal("2020-07-20", new AmazonSSOAdminConfig().ServiceVersion);
        Assert.Equal("identitystore", AmazonIdentityStoreConfig.ServiceId);
        Assert.Equal(
            FallbackRegionFactory.GetRegionEndpoint(false)?.SystemName,
            new AmazonOrganizationsConfig().RegionEndpoint?.SystemName);
    }

    [Fact]
    public void A_service_URL_is_used_unchanged()
    {
        var client = Client(new AmazonIdentityManagementServiceConfig { ServiceURL = "http://127.0.0.1:4566/" });

        Assert.Equal("http://127.0.0.1:4566/", client.DetermineServiceOperationEndpoint(new ListUsersRequest()).URL);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_service_URL_cannot_be_combined_with_FIPS_or_dual_stack(bool fips, bool dualStack)
    {
        var parameters = new IdentityManagementServiceEndpointParameters
        {
            Endpoint = "http://127.0.0.1/",
            UseFIPS = fips,
            UseDualStack = dualStack,
        };

        Assert.Throws<AmazonClientException>(() => Provider.ResolveEndpoint(parameters));
    }

    [Fact]
    public void Without_region_and_URL_there_is_no_endpoint() =>
        Assert.Throws<AmazonClientException>(() =>
            Provider.ResolveEndpoint(new IdentityManagementServiceEndpointParameters()));

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
        Provider.ResolveEndpoint(new IdentityManagementServiceEndpointParameters
        {
            Region = region,
            UseFIPS = fips,
            UseDualStack = dualStack,
        });
}
