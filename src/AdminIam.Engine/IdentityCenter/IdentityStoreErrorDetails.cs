using AdminIam.Engine.Aws.Services;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>What the exceptions of the identity store state beyond their error codes.</summary>
internal sealed class IdentityStoreErrorDetails : ErrorDetails
{
    /// <inheritdoc/>
    public override Failure? Classify(AmazonServiceException answer) => answer switch
    {
        // An existing name or e-mail address is final; a concurrent change is not.
        ConflictException conflict => conflict.Reason == ConflictExceptionReason.CONCURRENT_MODIFICATION
            ? Failure.Busy
            : Failure.Final,
        // The store itself, or its KMS key, is missing: not the user or group that the call is about.
        ResourceNotFoundException missing
            when missing.Reason is not null || missing.ResourceType?.Value == "IDENTITY_STORE" => Failure.Final,
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Reason(AmazonServiceException answer) => answer switch
    {
        AccessDeniedException denied => denied.Reason?.Value,
        ConflictException conflict => conflict.Reason?.Value,
        ResourceNotFoundException missing => missing.Reason?.Value,
        ThrottlingException throttled => throttled.Reason?.Value,
        ValidationException invalid => invalid.Reason?.Value,
        _ => null,
    };

    /// <inheritdoc/>
    public override TimeSpan? RetryAfter(AmazonServiceException answer)
    {
        var seconds = answer switch
        {
            ThrottlingException throttled => throttled.RetryAfterSeconds,
            InternalServerException failed => failed.RetryAfterSeconds,
            _ => null,
        };
        return seconds is > 0 ? TimeSpan.FromSeconds(seconds.Value) : null;
    }
}
