namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>Tokens of the account for services outside of AWS.</summary>
internal sealed class OutboundFederation
{
    /// <summary>The URL of the issuer, which the account keeps when the feature is disabled.</summary>
    public string Issuer { get; set; } = "";

    public bool IsEnabled { get; set; }

    public static OutboundFederation Create() =>
        new() { Issuer = $"https://{Guid.NewGuid()}.tokens.sts.global.api.aws" };
}
