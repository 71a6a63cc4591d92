using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The result for a user, with the new secrets.</summary>
public sealed record ProvisionedUser : IUndoableResult
{
    /// <summary>The user.</summary>
    public required UserRecord User { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The console password, if this command set one.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Whether the password must be changed at first sign-in.</summary>
    public bool PasswordResetRequired { get; init; }

    /// <summary>The ID of the access key, if this command created one.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret access key, which AWS returns only once.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The sign-in URL of the user, if a password was set.</summary>
    public string? SignInUrl { get; init; }

    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    /// <summary>The error, if not all properties could be set.</summary>
    public AdminException? Failure { get; init; }

    /// <summary>Returns the user name, never a secret.</summary>
    public override string ToString() => User.UserName;
}
