using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>A user as a run left it, with the secrets the run made.</summary>
public sealed record ProvisionedUser : IUndoableResult
{
    /// <summary>The user.</summary>
    public required UserRecord User { get; init; }

    /// <summary>What the run did.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The console password, if this run set one.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Whether the password must be changed at first sign-in.</summary>
    public bool PasswordResetRequired { get; init; }

    /// <summary>The id of the access key, if this run made one.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key's secret, which AWS never tells again.</summary>
    public SecureString? SecretAccessKey { get; init; }

    /// <summary>The page the user signs in at, where a password was set.</summary>
    public string? SignInUrl { get; init; }

    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    /// <summary>What could not be done.</summary>
    public AdminException? Failure { get; init; }

    /// <summary>The user's name; never a secret.</summary>
    public override string ToString() => User.UserName;
}
