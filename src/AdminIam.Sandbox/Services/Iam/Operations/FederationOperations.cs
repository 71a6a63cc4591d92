using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Settings of the account for STS: the version of global tokens, and tokens for other services.</summary>
internal static class FederationOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("SetSecurityTokenServicePreferences", SetPreferences, ResourceOf.Any);
        table.Add("EnableOutboundWebIdentityFederation", Enable, ResourceOf.Any);
        table.Add("DisableOutboundWebIdentityFederation", Disable, ResourceOf.Any);
        table.Add("GetOutboundWebIdentityFederationInfo", GetInfo, ResourceOf.Any);
    }

    private static Output SetPreferences(IamCall call)
    {
        call.Account.Federation.GlobalTokenVersion =
            call.Text("GlobalEndpointTokenVersion") == "v2Token" ? 2 : null;
        return Output.Empty;
    }

    private static Output Enable(IamCall call)
    {
        var federation = call.Account.Federation.Outbound ??= OutboundFederation.Create();
        if (federation.IsEnabled)
            throw new AwsException("FeatureEnabled", 409, "Outbound web identity federation is enabled already.");
        federation.IsEnabled = true;
        return new Output { ["IssuerIdentifier"] = federation.Issuer };
    }

    private static Output Disable(IamCall call)
    {
        Enabled(call).IsEnabled = false;
        return Output.Empty;
    }

    private static Output GetInfo(IamCall call) => new()
    {
        ["IssuerIdentifier"] = Enabled(call).Issuer,
        ["JwtVendingEnabled"] = true,
    };

    private static OutboundFederation Enabled(IamCall call) =>
        call.Account.Federation.Outbound is { IsEnabled: true } federation
            ? federation
            : throw new AwsException("FeatureDisabled", 404, "Outbound web identity federation is not enabled.");
}
