using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>What the exceptions of the administration of IAM Identity Center state beyond their error
/// codes.</summary>
internal sealed class SsoAdminErrorDetails : ErrorDetails
{
    // The other conflicts are writes that have not reached every host yet, which AWS asks to try again.
    private const string FinalConflicts = "exist|already|could not delete";

    // A place becomes free when a request is completed, not when there are fewer calls.
    private const string FullQueue = "too many requests processing|outstanding|in progress";

    /// <summary>Returns whether AWS refused a request because too many are in progress.</summary>
    public static bool IsFull(Exception failure) =>
        failure is ThrottlingException && IsMatch(failure.Message, FullQueue);

    /// <summary>Returns whether AWS refused a request because of another one for the same resource.</summary>
    public static bool IsBusy(Exception failure) =>
        failure is ConflictException && !IsMatch(failure.Message, FinalConflicts);

    /// <inheritdoc/>
    public override Failure? Classify(AmazonServiceException answer) => answer switch
    {
        ConflictException conflict => IsBusy(conflict) ? Failure.Busy : Failure.Final,
        // The KMS key of the instance is missing, not what the call is about.
        ResourceNotFoundException { Reason: not null } => Failure.Final,
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Reason(AmazonServiceException answer) => answer switch
    {
        AccessDeniedException denied => denied.Reason?.Value,
        ResourceNotFoundException missing => missing.Reason?.Value,
        ThrottlingException throttled => throttled.Reason?.Value,
        ValidationException invalid => invalid.Reason?.Value,
        _ => null,
    };

    private static bool IsMatch(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
