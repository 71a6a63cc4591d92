using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>Why Identity Center cannot use the customer managed KMS key that encrypts its data.</summary>
/// <param name="Name">The name in the state file.</param>
/// <param name="Code">The code of the error.</param>
/// <param name="StoreReason">The reason in errors of the Identity Store.</param>
/// <param name="AdminReason">The reason in errors of SSO Admin.</param>
internal sealed record KeyFailure(string Name, string Code, string StoreReason, string AdminReason)
{
    private const string Validation = "ValidationException";

    private static readonly KeyFailure[] All =
    [
        new("AccessDenied", "AccessDeniedException", "KMS_ACCESS_DENIED", "KMS_AccessDeniedException"),
        new("Disabled", Validation, "KMS_DISABLED", "KMS_DisabledException"),
        new("InvalidKeyUsage", Validation, "KMS_INVALID_KEY_USAGE", "KMS_InvalidKeyUsageException"),
        new("InvalidState", Validation, "KMS_INVALID_STATE", "KMS_InvalidStateException"),
        new("NotFound", "ResourceNotFoundException", "KMS_KEY_NOT_FOUND", "KMS_NotFoundException"),
        new("Throttling", "ThrottlingException", "KMS_THROTTLING", "KMS_ThrottlingException"),
    ];

    public static KeyFailure? Find(string name) => Array.Find(All, failure => failure.Name == name);

    public AwsException ToStoreError() => Error(StoreReason);

    public AwsException ToAdminError() => Error(AdminReason);

    private AwsException Error(string reason) =>
        new(Code, 400, "IAM Identity Center cannot use the KMS key that encrypts its data.")
        {
            Members = new Output { ["Reason"] = reason },
        };
}
