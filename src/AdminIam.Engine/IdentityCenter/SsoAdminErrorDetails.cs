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

    /// <inheritdoc/>
    public override Failure? Classify(AmazonServiceException answer) => answer switch
    {
        ConflictException conflict => Regex.IsMatch(
            conflict.Message, FinalConflicts, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            ? Failure.Final
            : Failure.Busy,
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
}
