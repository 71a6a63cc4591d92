using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The description of STS, which every session uses to prove and to exchange credentials.</summary>
internal static class StsService
{
    /// <summary>The description. The SDK retries the calls of STS.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "sts",
        Protocol = QueryProtocol.Instance,
        Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1),
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["ExpiredTokenException"] = new(
                "ExpiredCredentials", ErrorKind.Authentication,
                "The web identity token has expired. Get a new one from the identity provider just before "
                + "Connect-AdminAccount, or use -WebIdentityTokenProvider, "
                + "which gets one for every renewal of the session."),
            ["RegionDisabledException"] = new(
                "RegionDisabled", ErrorKind.InvalidOperation,
                "The account does not use STS in this Region. Use a Region that is enabled in the account, for example "
                + "with -Region us-east-1."),
            ["InvalidIdentityToken"] = new(
                "InvalidWebIdentityToken", ErrorKind.Authentication,
                "The account needs an identity provider of "
                + "type OpenID Connect in IAM whose URL is the token's issuer (iss) and whose audiences contain the "
                + "token's audience (aud). The token must be a JWT that is signed by that issuer."),
            ["IDPRejectedClaim"] = new(
                "WebIdentityTokenRejected", ErrorKind.Authentication,
                "The identity provider does not accept the "
                    + "token, which may have been revoked or used before. Get a new one."),
            ["IDPCommunicationError"] = new(
                "IdentityProviderUnreachable", ErrorKind.Connection,
                "AWS cannot read the keys of the identity provider at its URL /.well-known/openid-configuration. Try "
                + "again, and check that this URL is public."),
        },
    };
}
