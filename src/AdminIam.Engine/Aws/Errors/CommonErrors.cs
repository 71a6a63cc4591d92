using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>The error codes that all AWS services share.</summary>
internal static class CommonErrors
{
    private static readonly ErrorMeaning InvalidInput =
        new("InvalidInput", ErrorKind.InvalidArgument, "Correct the value that AWS names.");

    private static readonly ErrorMeaning AccessDenied = new(
        "AccessDenied", ErrorKind.PermissionDenied,
        "The credentials in use need the permission that AWS names. Get-AdminAccount shows who they are.");

    private static readonly ErrorMeaning UnknownKey = new(
        "InvalidCredentials", ErrorKind.Authentication,
        "AWS does not know this access key. It may be deleted, inactive, or of another partition; a new one takes up to 15 seconds to work.");

    private static readonly ErrorMeaning WrongSignature = new(
        "InvalidCredentials", ErrorKind.Authentication,
        "The secret does not belong to the access key, or this computer's clock is wrong.");

    private static readonly ErrorMeaning Expired = new(
        "ExpiredCredentials", ErrorKind.Authentication,
        "Sign in again, for example with 'aws sso login', and then Connect-AdminAccount.");

    /// <summary>What the codes are for the user.</summary>
    public static IReadOnlyDictionary<string, ErrorMeaning> Meanings { get; } = new Dictionary<string, ErrorMeaning>
    {
        ["ValidationError"] = InvalidInput,
        ["AccessDenied"] = AccessDenied,
        ["InvalidClientTokenId"] = UnknownKey,
        ["UnrecognizedClientException"] = UnknownKey,
        ["SignatureDoesNotMatch"] = WrongSignature,
        ["IncompleteSignature"] = WrongSignature,
        ["ExpiredToken"] = Expired,
        ["ExpiredTokenException"] = Expired,
        ["RequestExpired"] = Expired,
        ["MissingAuthenticationToken"] = new("InvalidCredentials", ErrorKind.Authentication, "The request was not signed."),
    };

    /// <summary>What a 5xx is for the user.</summary>
    public static ErrorMeaning ServiceFailure { get; } = new(
        "ServiceFailure", ErrorKind.Service, "AWS failed, not the request. Try again; with -Ensure what is done already stays as it is.");
}
