using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>The error codes that all AWS services share.</summary>
internal static class CommonErrors
{
    private static readonly ErrorMeaning InvalidInput =
        new("InvalidInput", ErrorKind.InvalidArgument, "Correct the value that the message names.");

    private static readonly ErrorMeaning AccessDenied = new(
        "AccessDenied", ErrorKind.PermissionDenied,
        "The caller requires the permission that the message names. Get-AdminAccount shows the caller.");

    private static readonly ErrorMeaning UnknownKey = new(
        "InvalidCredentials", ErrorKind.Authentication,
        "The access key is not valid. It may be deleted, inactive, or of another partition. It can take 15 seconds "
            + "until a new key is valid.");

    private static readonly ErrorMeaning WrongSignature = new(
        "InvalidCredentials", ErrorKind.Authentication,
        "The secret does not match the access key, or the clock of this computer is wrong.");

    private static readonly ErrorMeaning Expired = new(
        "ExpiredCredentials", ErrorKind.Authentication,
        "Sign in again, for example with 'aws sso login', and then run Connect-AdminAccount.");

    /// <summary>The meaning of the error codes.</summary>
    public static IReadOnlyDictionary<string, ErrorMeaning> Meanings { get; } = new Dictionary<string, ErrorMeaning>
    {
        ["ValidationError"] = InvalidInput,
        ["ValidationException"] = InvalidInput,
        ["AccessDenied"] = AccessDenied,
        ["AccessDeniedException"] = AccessDenied,
        ["InvalidClientTokenId"] = UnknownKey,
        ["UnrecognizedClientException"] = UnknownKey,
        ["SignatureDoesNotMatch"] = WrongSignature,
        ["IncompleteSignature"] = WrongSignature,
        ["ExpiredToken"] = Expired,
        ["ExpiredTokenException"] = Expired,
        ["RequestExpired"] = Expired,
        ["MissingAuthenticationToken"] = new(
            "InvalidCredentials", ErrorKind.Authentication, "The request was not signed."),
    };

    /// <summary>The meaning of status 5xx.</summary>
    public static ErrorMeaning ServiceFailure { get; } = new(
        "ServiceFailure", ErrorKind.Service,
        "AWS could not process the request. Run the command again. With -Ensure, completed records are not changed.");
}
