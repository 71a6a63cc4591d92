using Amazon.IdentityManagement.Endpoints;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// Finds IAM's endpoint. IAM has one control plane in each partition, so the host and the region to sign for follow
/// from the partition of the region given.
/// </summary>
public class AmazonIdentityManagementServiceEndpointProvider : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">There is no such endpoint.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        _ = parameters ?? throw new ArgumentNullException(nameof(parameters));
        var fips = IsTrue(parameters, nameof(IdentityManagementServiceEndpointParameters.UseFIPS));
        var dualStack = IsTrue(parameters, nameof(IdentityManagementServiceEndpointParameters.UseDualStack));
        if (parameters[nameof(IdentityManagementServiceEndpointParameters.Endpoint)] is string custom)
            return Custom(custom, fips, dualStack);
        if (parameters[nameof(IdentityManagementServiceEndpointParameters.Region)] is not string region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        var partition = Fn.Partition(region);
        var (host, signingRegion) =
            KnownEndpoint(partition.name, fips, dualStack) ?? ConstructedEndpoint(partition, fips, dualStack);
        var scheme = new PropertyBag { ["name"] = "sigv4", ["signingName"] = "iam", ["signingRegion"] = signingRegion };
        return new Endpoint("https://" + host)
        {
            Attributes = new PropertyBag { ["authSchemes"] = new List<object> { scheme } },
            Headers = new Dictionary<string, IList<string>>(),
        };
    }

    private static bool IsTrue(EndpointParameters parameters, string name) =>
        parameters[name] as bool?
        ?? throw new AmazonClientException($"{name} parameter must be set for endpoint resolution");

    private static Endpoint Custom(string url, bool fips, bool dualStack)
    {
        if (fips)
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        if (dualStack)
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        return new Endpoint(url)
        {
            Attributes = new PropertyBag(),
            Headers = new Dictionary<string, IList<string>>(),
        };
    }

    // GovCloud's only endpoint is a FIPS one.
    private static (string Host, string SigningRegion)? KnownEndpoint(string partition, bool fips, bool dualStack) =>
        (partition, fips, dualStack) switch
        {
            ("aws", false, true) => ("iam.global.api.aws", "us-east-1"),
            ("aws", true, true) => ("iam-fips.global.api.aws", "us-east-1"),
            ("aws-cn", false, true) => ("iam.global.api.amazonwebservices.com.cn", "cn-north-1"),
            ("aws-cn", false, false) => ("iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
            ("aws-us-gov", _, true) => ("iam.us-gov.api.aws", "us-gov-west-1"),
            ("aws-us-gov", _, false) => ("iam.us-gov.amazonaws.com", "us-gov-west-1"),
            ("aws-iso", false, false) => ("iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"),
            ("aws-iso", true, false) => ("iam-fips.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"),
            ("aws-iso-b", false, false) => ("iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"),
            ("aws-iso-b", true, false) => ("iam-fips.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"),
            ("aws-iso-e", false, false) => ("iam.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1"),
            ("aws-iso-f", false, false) => ("iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1"),
            ("aws-eusc", false, false) => ("iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"),
            _ => null,
        };

    private static (string Host, string SigningRegion) ConstructedEndpoint(
        Partition partition, bool fips, bool dualStack)
    {
        switch (fips, dualStack)
        {
            case (true, true) when !partition.supportsFIPS || !partition.supportsDualStack:
                throw new AmazonClientException(
                    "FIPS and DualStack are enabled, but this partition does not support one or both");
            case (true, false) when !partition.supportsFIPS:
                throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
            case (false, true) when !partition.supportsDualStack:
                throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
        }

        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return ($"{(fips ? "iam-fips" : "iam")}.{suffix}", partition.implicitGlobalRegion);
    }
}
