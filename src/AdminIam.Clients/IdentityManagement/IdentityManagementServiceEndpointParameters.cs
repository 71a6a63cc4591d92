using Amazon.Runtime.Endpoints;

namespace Amazon.IdentityManagement.Endpoints;

/// <summary>What the endpoint of a request depends on.</summary>
public class IdentityManagementServiceEndpointParameters : EndpointParameters
{
    /// <summary>Creates parameters for neither dual-stack nor FIPS.</summary>
    public IdentityManagementServiceEndpointParameters()
    {
        UseDualStack = false;
        UseFIPS = false;
    }

    /// <summary>The region, which decides the partition.</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        set => this[nameof(Region)] = value;
    }

    /// <summary>Whether the endpoint must answer over IPv6 too.</summary>
    public bool? UseDualStack
    {
        get => (bool?)this[nameof(UseDualStack)];
        set => this[nameof(UseDualStack)] = value;
    }

    /// <summary>Whether the endpoint must be FIPS compliant.</summary>
    public bool? UseFIPS
    {
        get => (bool?)this[nameof(UseFIPS)];
        set => this[nameof(UseFIPS)] = value;
    }

    /// <summary>The address to use instead of any other.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        set => this[nameof(Endpoint)] = value;
    }
}
