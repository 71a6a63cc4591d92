using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AdminIam.Clients.Endpoints;

/// <summary>Finds the endpoints of a service: one for each region, or one for each partition.</summary>
internal sealed class EndpointRules(string prefix, string signingName, bool isGlobal, EndpointRule[] exceptions)
{
    /// <summary>Finds the endpoint for a client's configuration.</summary>
    /// <exception cref="AmazonClientException">There is no such endpoint.</exception>
    public Endpoint Resolve(EndpointParameters parameters)
    {
        _ = parameters ?? throw new ArgumentNullException(nameof(parameters));
        var fips = IsTrue(parameters, "UseFIPS");
        var dualStack = IsTrue(parameters, "UseDualStack");
        if (parameters["Endpoint"] is string custom)
            return Custom(custom, fips, dualStack);
        if (parameters["Region"] is not string region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        var partition = Fn.Partition(region);
        if (Array.Find(exceptions, e => e.Matches(partition.name, fips, dualStack)) is { } exception)
            return Create(exception.Host.Replace("{Region}", region), exception.SigningRegion);
        var host = HostOf(partition, region, fips, dualStack);
        return Create(host, isGlobal ? partition.implicitGlobalRegion : null);
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
        return Create(url, new PropertyBag());
    }

    private static Endpoint Create(string url, PropertyBag attributes) => new(url)
    {
        Attributes = attributes,
        Headers = new Dictionary<string, IList<string>>(),
    };

    private Endpoint Create(string host, string? signingRegion)
    {
        var attributes = new PropertyBag();
        if (signingRegion is not null)
        {
            var scheme = new PropertyBag
            {
                ["name"] = "sigv4",
                ["signingName"] = signingName,
                ["signingRegion"] = signingRegion,
            };
            attributes["authSchemes"] = new List<object> { scheme };
        }

        return Create("https://" + host, attributes);
    }

    private string HostOf(Partition partition, string region, bool fips, bool dualStack)
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

        var name = fips ? prefix + "-fips" : prefix;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return isGlobal ? $"{name}.{suffix}" : $"{name}.{region}.{suffix}";
    }
}
