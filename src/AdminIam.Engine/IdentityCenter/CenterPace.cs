using AdminIam.Engine.Aws.Throttling;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>The pace of the two services of IAM Identity Center.</summary>
internal static class CenterPace
{
    /// <summary>AWS accepts 20 calls a second for all operations of each service together. Two are left for other
    /// users of the instance.</summary>
    public static ServicePace Value { get; } = new(IncreasePerSecond: 1, SlowestRate: 1) { FastestRate = 18 };
}
