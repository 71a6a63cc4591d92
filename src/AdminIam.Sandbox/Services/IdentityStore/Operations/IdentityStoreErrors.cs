using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>The Identity Store's errors.</summary>
internal static class IdentityStoreErrors
{
    public const string Conflict = "ConflictException";

    /// <param name="kind">USER, GROUP, GROUP_MEMBERSHIP or IDENTITY_STORE.</param>
    /// <param name="id">Its id, unless it was searched for by something else.</param>
    public static AwsException NotFound(string kind, string? id = null) =>
        new("ResourceNotFoundException", 400, $"{kind} not found.")
        {
            Members = new Output { ["ResourceType"] = kind, ["ResourceId"] = id },
        };

    /// <param name="attribute">What is unique, such as UserName.</param>
    public static AwsException Duplicate(string attribute) => new(Conflict, 400, $"Duplicate {attribute}")
    {
        Members = new Output { ["Reason"] = "UNIQUENESS_CONSTRAINT_VIOLATION" },
    };

    public static AwsException ConcurrentModification() =>
        new(Conflict, 400, "The resource is being modified by another request.")
        {
            Members = new Output { ["Reason"] = "CONCURRENT_MODIFICATION" },
        };

    public static AwsException QuotaExceeded(string what, int quota) =>
        new("ServiceQuotaExceededException", 400, $"The identity store can have {quota} {what}.");

    public static CommonException Invalid(string message) => new(CommonError.Validation, message);
}
